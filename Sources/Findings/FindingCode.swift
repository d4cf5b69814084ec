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

    /// Reachability Analyzer says otherwise of the same question.
    public static let crossCheckDiffers = named("CROSS_CHECK_DIFFERS")

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
    /// The routes to what is wanted do not cover the destination.
    public static let cannotRoute = named("CANNOT_ROUTE")
    /// A narrower route leads elsewhere.
    public static let moreSpecificRoute = named("MORE_SPECIFIC_ROUTE")
    /// A route for the same block, of higher rank, leads elsewhere.
    public static let higherPriorityRoute = named("HIGHER_PRIORITY_ROUTE")
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

    /// No target group is there, or none gets a share, that would take what the listener gets.
    public static let listenerRequiresAcceptingTargetGroup = named("ELBV2_LISTENER_REQUIRES_TG_ACCEPT")
    /// A target group has no registered targets.
    public static let listenerHasNoTargets = named("ELBV2_LISTENER_HAS_NO_TG")
    /// The only listener is on another port.
    public static let listenerPortRestriction = named("ELBV2_LISTENER_PORT_RESTRICTION")
    /// No listener takes the packet.
    public static let listenersMismatch = named("ELBV2_LISTENERS_MISMATCH")
    /// The node's zone has no target.
    public static let noTargetsInZone = named("ELBV2_NO_TARGETS_IN_AZ")
    /// The load balancer keeps the client's address, and the path would need another one.
    public static let sourceAddressPreservation = named("ELBV2_SOURCE_ADDRESS_PRESERVATION")
    /// A classic load balancer's packets are refused by the ACL of its own subnet.
    public static let classicACLRestriction = named("ELB_ACL_RESTRICTION")
    /// The target is in a zone the load balancer is not switched on in.
    public static let zoneNotInstalled = named("ELB_INSTALLED_AZ_RESTRICTION")
    /// The port is not the one of the classic listener, at the front or at the instances.
    public static let classicListenerPortRestriction = named("ELB_LISTENER_PORT_RESTRICTION")
    /// No listener of a classic load balancer takes the packet.
    public static let classicListenersMismatch = named("ELB_LISTENERS_MISMATCH")
    /// Balancing across zones is off, and the target is in another zone than the node.
    public static let classicNotCrossZone = named("ELB_NOT_CROSSZONE")
    /// A gateway load balancer sends to its appliances on port 6081 only.
    public static let geneveDestinationPortRestriction = named("GWLB_DESTINATION_PORT_RESTRICTION")
    /// A gateway load balancer sends UDP to its appliances only.
    public static let geneveProtocolRestriction = named("GWLB_PROTOCOL_RESTRICTION")
    /// A load balancer connects from ports of 1024-65535 only.
    public static let remapsEphemeralPort = named("REMAP_EPHEMERAL_PORT")
    /// The destination is no registered target.
    public static let targetAddressRestriction = named("TARGET_ADDRESS_RESTRICTION")
    /// The target is registered with another port.
    public static let targetPortRestriction = named("TARGET_PORT_RESTRICTION")
    /// Attributes are missing, and the client's address is taken as kept.
    public static let assumesClientAddressKept = named("ASSUMPTION_PRESERVE_CLIENT_IP_IS_ENABLED")
    /// Attributes are missing, and the client's address is taken as replaced.
    public static let assumesClientAddressReplaced = named("ASSUMPTION_PRESERVE_CLIENT_IP_IS_DISABLED")
    /// Attributes of a target group are missing, and defaults are taken for them.
    public static let missingTargetGroupAttributes = named("MISSING_TARGET_GROUP_ATTRIBUTES")

    // Names of our own: facts Reachability Analyzer has no code for.

    /// A group lets in everything from everywhere where one service was asked.
    public static let ruleWiderThanAsked = named("SG_RULE_WIDER_THAN_ASKED")
    /// A link is smaller than what senders may send, and they do not learn it.
    public static let pathMTUBlackHole = named("PATH_MTU_BLACK_HOLE")
    /// An idle connection is forgotten before the client sends its next keepalive.
    public static let keepaliveTooLong = named("KEEPALIVE_TOO_LONG")
    /// A load balancer closes idle connections whatever keepalives are sent.
    public static let keepaliveNotCounted = named("KEEPALIVE_NOT_COUNTED")
    /// The packets asked about are larger than a component carries.
    public static let packetExceedsMTU = named("PACKET_EXCEEDS_MTU")
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
    /// A classic load balancer has no registered instances.
    public static let classicWithoutInstances = named("ELB_HAS_NO_INSTANCES")
    /// A client reaches itself through a network load balancer that keeps its address.
    public static let hairpin = named("NLB_HAIRPIN")
    /// A load balancer's health checks do not get through to a target.
    public static let healthCheckBlocked = named("HEALTH_CHECK_BLOCKED")
    /// A target is reported unhealthy.
    public static let targetUnhealthy = named("TARGET_UNHEALTHY")
    /// A target is being taken out.
    public static let targetDraining = named("TARGET_DRAINING")
    /// No service of Amazon answers at the reserved address.
    public static let reservedAddress = named("RESERVED_ADDRESS")
    /// The instance metadata service is switched off.
    public static let metadataServiceDisabled = named("METADATA_SERVICE_DISABLED")
}
