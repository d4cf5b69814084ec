/// The stable upper-case name of a fact. Where AWS Reachability Analyzer has a code for the same fact, it is that name.
public struct FindingCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The name as printed, such as `SUBNET_ACL_RESTRICTION`.
    public let rawValue: String

    /// A code by its printed name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The printed name.
    public var description: String { rawValue }

    /// What `awsdrops explain` says about the code; nil for a name that is not in the catalogue.
    public var explanation: CodeExplanation? { CodeCatalogue.byCode[self] }
}

extension FindingCode {
    static func named(_ name: String) -> FindingCode { FindingCode(rawValue: name) }

    // Names of Reachability Analyzer.

    /// A component exists but is in no state to carry packets.
    public static let badState = named("BAD_STATE")
    /// Two components are joined, but the join does not work.
    public static let badStateAttachment = named("BAD_STATE_ATTACHMENT")
    /// The route that wins is a blackhole or filtered.
    public static let badStateRoute = named("BAD_STATE_ROUTE")
    /// No rule of the interface's security groups matches.
    public static let securityGroupRulesMismatch = named("ENI_SG_RULES_MISMATCH")
    /// The security groups have no rule at all in this direction.
    public static let securityGroupHasNoRules = named("SG_HAS_NO_RULES")
    /// A group reference cannot match because the sender's private address was replaced on the way.
    public static let securityGroupReferencesNotPreserved = named("SG_REFERENCES_NOT_PRESERVED")
    /// An interface with source/destination check was asked to forward.
    public static let sourceDestinationCheck = named("ENI_SOURCE_DEST_CHECK_RESTRICTION")
    /// The subnet's network ACL refuses the packet.
    public static let subnetACLRestriction = named("SUBNET_ACL_RESTRICTION")
    /// No route leads to the destination.
    public static let noRouteToDestination = named("NO_ROUTE_TO_DESTINATION")
    /// Nobody holds the destination address.
    public static let noPossibleDestination = named("NO_POSSIBLE_DESTINATION")
    /// The named source does not exist.
    public static let noSourceOrDestination = named("NO_SOURCE_OR_DESTINATION")
    /// The destination behind the internet gateway is not a public address of an attached interface.
    public static let internetGatewayPrivateAddressForIngress = named("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
    /// The sender has no public address.
    public static let internetGatewayPublicAddressForEgress = named("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS")
    /// A packet from the internet carries an RFC 1918 source.
    public static let internetGatewayPrivateSource = named("IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS")
    /// A packet from the internet carries a source of 100.64.0.0/10.
    public static let internetGatewaySharedSource = named("IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS")
    /// A packet to the internet is aimed at an RFC 1918 address.
    public static let internetGatewayPrivateDestination = named("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS")
    /// A packet to the internet is aimed at 100.64.0.0/10.
    public static let internetGatewaySharedDestination = named("IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS")
    /// The gateway discards a source address that is not the sender's.
    public static let spoofedSource = named("GATEWAY_REJECTS_SPOOFED_TRAFFIC")
    /// The component does not carry this protocol.
    public static let protocolRestriction = named("PROTOCOL_RESTRICTION")
    /// A NAT gateway serves its own VPC only.
    public static let natGatewayRequiresSourceInVPC = named("NGW_REQUIRES_SOURCE_IN_VPC")
    /// Neither end of a packet on the peering lies in the far VPC.
    public static let peeringRequiresAddressInVPC = named("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")
    /// VPC block public access closes the way to the internet.
    public static let blockPublicAccess = named("VPC_BLOCK_PUBLIC_ACCESS_ENABLED")

    // Names of our own: facts Reachability Analyzer has no code for.

    /// The VPC has no internet gateway.
    public static let noInternetGateway = named("NO_INTERNET_GATEWAY")
    /// A NAT gateway refuses what no connection from inside asked for.
    public static let natGatewayUnsolicited = named("NGW_UNSOLICITED_TRAFFIC")
    /// An egress-only internet gateway lets nothing in that was not asked for.
    public static let egressOnlyGatewayUnsolicited = named("EIGW_UNSOLICITED_TRAFFIC")
    /// The packet comes back to a component it has passed already.
    public static let routingLoop = named("ROUTING_LOOP")
    /// The reply does not reach the client as the client expects it.
    public static let replyLost = named("ASYMMETRIC_REPLY_LOST")
    /// The reply takes another way than the request, and arrives.
    public static let asymmetricPath = named("ASYMMETRIC_PATH")
    /// No service of Amazon answers at the reserved address.
    public static let reservedAddress = named("RESERVED_ADDRESS")
    /// Flow log records of a window were lost.
    public static let flowRecordsSkipped = named("FLOW_RECORDS_SKIPPED")
    /// The instance metadata service is switched off.
    public static let metadataServiceDisabled = named("METADATA_SERVICE_DISABLED")
}
