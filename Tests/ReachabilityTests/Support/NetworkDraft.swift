import JSONText

/// A small AWS network under test: plain values that are printed as the AWS CLI prints them, and read back by the real reader.
///
/// Tests change the parts by hand; the oracle walks packets through the very same values.
struct NetworkDraft: Sendable {
    var vpcs: [VPC] = []
    var subnets: [Subnet] = []
    var acls: [ACL] = []
    var tables: [Table] = []
    var groups: [Group] = []
    var lists: [PrefixList] = []
    /// Exclusions from block public access, and the mode of the account and region.
    var exclusions: [Exclusion] = []
    var blockPublicAccessOptions: String?
    /// Elastic IP addresses that are associated with nothing, as `eipalloc-0`, `eipalloc-1` and so on.
    var idleAddresses: [String] = []
    var interfaces: [Interface] = []
    var instances: [Instance] = []
    /// The TCP timeouts of connection tracking by instance type.
    var trackingByType: [String: Int] = [:]
    var internetGateways: [Gateway] = []
    var egressOnlyGateways: [Gateway] = []
    var natGateways: [NAT] = []
    var peerings: [Peering] = []
    var gateways: [TransitGateway] = []
    var attachments: [Attachment] = []
    var gatewayTables: [GatewayTable] = []
    var gatewayPeerings: [GatewayPeering] = []
    var vpnGateways: [VPNGateway] = []
    var vpnConnections: [VPNConnection] = []
    var virtualInterfaces: [VirtualInterface] = []
    var directConnects: [DirectConnect] = []
    var connectPeers: [ConnectPeer] = []
    var balancers: [Balancer] = []
    var targetGroups: [TargetGroup] = []
    /// Top-level keys that the snapshot lacks, such as `NetworkInterfaces`.
    var absent: Set<String> = []
    /// VPC endpoints.
    var endpoints: [Endpoint] = []
    /// More output of the AWS CLI, each value one answer.
    var more: [JSONValue] = []
    /// A list one of whose elements cannot be read.
    var unreadable: (key: String, index: Int)?

    struct VPC: Sendable {
        var id: String
        /// The primary block first, then secondary ones, IPv6 ones last.
        var blocks: [String]
        var blockPublicAccess: String?
    }

    struct Subnet: Sendable {
        var id: String
        var vpc: String
        var blocks: [String]
        var blockPublicAccess: String?
        var zone = "eu-west-1a"
    }

    struct Interface: Sendable {
        var id: String
        var vpc = "vpc-a"
        var subnet: String
        /// Private IPv4 addresses, the primary first.
        var addresses: [String]
        var ipv6: [String] = []
        /// Public addresses by the private ones they are mapped to.
        var publics: [String: String] = [:]
        var groups: [String] = []
        var instance: String?
        var index = 0
        var sourceDestinationCheck = true
        var status = "in-use"
        var kind = "interface"
        var summary: String?
        /// Delegated IPv4 and IPv6 prefixes.
        var prefixes: [String] = []
        var deniesInternetGatewayTraffic = false
        var tracking: [String: Int] = [:]
    }

    struct Instance: Sendable {
        var id: String
        var state: String? = "running"
        var isWindows = false
        var metadata: String? = "enabled"
        var type: String?
    }

    struct Exclusion: Sendable {
        /// The VPC or subnet.
        var resource: String
        var mode = "allow-bidirectional"
        var state = "create-complete"
    }

    struct Gateway: Sendable {
        var id: String
        var vpc: String?
        var state: String? = "available"
    }

    struct NAT: Sendable {
        var id: String
        var vpc = "vpc-a"
        var subnet: String
        var interface: String
        var address: String
        var publicAddress: String?
        var state: String? = "available"
    }

    struct Peering: Sendable {
        var id: String
        var requester = "vpc-a"
        var accepter = "vpc-b"
        var status: String? = "active"
        var regions = ["eu-west-1", "eu-west-1"]
    }

    struct PrefixList: Sendable {
        var id: String
        /// Nil where the snapshot has the list without its entries.
        var entries: [String]?
    }
}
