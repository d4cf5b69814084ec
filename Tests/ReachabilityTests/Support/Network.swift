/// A network as a test describes it. It is written out as AWS CLI output for the evaluator, and read as it stands by the
/// packet-by-packet model.
struct Network: Sendable {
    struct VPC: Sendable {
        var id: String
        var blocks: [String]
    }

    struct Subnet: Sendable {
        var id: String
        var vpc: String
        var blocks: [String]
        var acl: String
        /// The table of an explicit association; nil for the main one of the VPC.
        var table: String?
    }

    struct Table: Sendable {
        var id: String
        var vpc: String
        var isMain = false
        var routes: [Route]
    }

    struct Route: Sendable {
        /// A block or `pl-…`.
        var destination: String
        /// `local` or an id.
        var target: String
        var state = "active"
        var origin = "CreateRoute"

        init(_ destination: String, _ target: String, state: String = "active", origin: String = "CreateRoute") {
            self.destination = destination
            self.target = target
            self.state = state
            self.origin = origin
        }
    }

    struct Interface: Sendable {
        var id: String
        var vpc: String
        var subnet: String
        /// Private IPv4 addresses, the primary first.
        var addresses: [String]
        var ipv6: [String] = []
        /// Public addresses by private ones.
        var publics: [String: String] = [:]
        var groups: [String] = []
        var instance: String?
        var instanceState = "running"
        var isChecked = true
        var kind = "interface"
        var status = "in-use"
        var deniesGatewayIPv6 = false
    }

    struct NAT: Sendable {
        var id: String
        var vpc: String
        var subnet: String
        var address: String
        var publicAddress: String?
        var state = "available"
    }

    struct Gateway: Sendable {
        var id: String
        var vpc: String
        var state = "available"
    }

    struct Peering: Sendable {
        var id: String
        var requester: String
        var accepter: String
        var status = "active"
        var accepterRegion = "eu-west-1"
    }

    var vpcs: [VPC] = []
    var subnets: [Subnet] = []
    var acls: [String: [ACLRule]] = [:]
    var tables: [Table] = []
    var groups: [String: Group] = [:]
    /// Blocks by the id of their prefix list; nil where the list's entries are not known.
    var prefixLists: [String: [String]?] = [:]
    var interfaces: [Interface] = []
    var nats: [NAT] = []
    var internetGateways: [Gateway] = []
    var egressOnlyGateways: [Gateway] = []
    var peerings: [Peering] = []
    /// Top-level keys of the output that are left out, as where nobody asked for them.
    var missing: Set<String> = []
}

extension Network {
    /// The interface of an id, to read or change.
    subscript(interface id: String) -> Interface {
        get { interfaces.first { $0.id == id } ?? Interface(id: id, vpc: "", subnet: "", addresses: []) }
        set { interfaces = interfaces.map { $0.id == id ? newValue : $0 } }
    }

    /// The table of an id, to read or change.
    subscript(table id: String) -> Table {
        get { tables.first { $0.id == id } ?? Table(id: id, vpc: "", routes: []) }
        set { tables = tables.map { $0.id == id ? newValue : $0 } }
    }

    /// The subnet of an id, to read or change.
    subscript(subnet id: String) -> Subnet {
        get { subnets.first { $0.id == id } ?? Subnet(id: id, vpc: "", blocks: [], acl: "") }
        set { subnets = subnets.map { $0.id == id ? newValue : $0 } }
    }

    /// The group of an id, to read or change.
    subscript(group id: String) -> Group {
        get { groups[id] ?? Group() }
        set { groups[id] = newValue }
    }
}
