import JSONText

/// A VPC endpoint (`DescribeVpcEndpoints`).
public struct VPCEndpoint: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpcEndpointId"

    /// The kinds of endpoints.
    public enum Kind: String, Sendable, Hashable {
        /// A target of routes for a service's prefix list.
        case gateway = "Gateway"
        /// Interfaces of the VPC behind which a service answers.
        case interface = "Interface"
        /// A target of routes, behind which a Gateway Load Balancer sends packets through appliances.
        case gatewayLoadBalancer = "GatewayLoadBalancer"
        /// Resource and service network endpoints of VPC Lattice.
        case other
    }

    /// `vpce-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// What it is; nil where not said.
    public let kind: Kind?
    /// The VPC it is part of.
    public let vpcID: String
    /// The service behind it, such as `com.amazonaws.eu-west-1.s3`.
    public let serviceName: String
    /// `available`, `pendingacceptance`, `pending`, `rejected`, …, in lower case, since the API mixes cases; nil where not
    /// said.
    public let state: String?
    /// The subnets of an interface or Gateway Load Balancer endpoint.
    public let subnetIDs: [String]
    /// The interfaces of an interface or Gateway Load Balancer endpoint, one per subnet.
    public let interfaceIDs: [String]
    /// The names that lead to it inside its VPC and, for those that name it, everywhere.
    public let dnsNames: [String]
    /// Whether the service's own names lead to it inside its VPC.
    public let usesPrivateNames: Bool
    /// The ARN of the Network Firewall that made it, as its tag tells; nil for all others.
    public let firewallARN: String?
    /// Whether a Network Firewall made it.
    public let isOfFirewall: Bool

    /// Whether it carries traffic; nil where its state is not said.
    public var isAvailable: Bool? { state.map { $0 == "available" } }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("VpcEndpointId")
        name = fields.nameTag()
        kind = try fields.optionalText("VpcEndpointType").map { Kind(rawValue: $0) ?? .other }
        vpcID = try fields.text("VpcId")
        serviceName = try fields.text("ServiceName")
        state = try fields.optionalText("State")?.lowercased()
        subnetIDs = try fields.texts("SubnetIds")
        interfaceIDs = try fields.texts("NetworkInterfaceIds")
        dnsNames = try fields.list("DnsEntries") { item throws(ElementError) in
            try item.optionalText("DnsName")?.lowercased()
        }.compactMap(\.self)
        usesPrivateNames = try fields.optionalFlag("PrivateDnsEnabled") ?? false
        firewallARN = fields.tag("Firewall")
        isOfFirewall = fields.tag("AWSNetworkFirewallManaged") == "true"
    }
}
