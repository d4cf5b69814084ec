extension NetworkDraft {
    struct Balancer: Sendable {
        enum Kind: String, Sendable {
            case application
            case network
            case gateway
            case classic

            var place: String {
                switch self {
                case .application: "app"
                case .network: "net"
                case .gateway: "gwy"
                case .classic: ""
                }
            }
        }

        var name: String
        var kind: Kind
        var scheme = "internal"
        var state: String? = "active"
        /// The zones, each with the subnet of the node there.
        var zones: [(name: String, subnet: String)]
        var groups: [String] = []
        var listeners: [Listener]
        /// Nil where the snapshot does not have them.
        var attributes: [String: String]? = [:]
        /// The registered instances of a classic one.
        var instances: [String] = []
        /// The states of those that are not in service.
        var outOfService: [String: String] = [:]
        /// `HTTP:8080/health` and the like, of a classic one.
        var healthTarget = "TCP:8080"

        var arn: String {
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/\(kind.place)/\(name)/50dc6c495c0c9188"
        }

        func listenerARN(_ listener: Listener) -> String {
            arn.replacing(":loadbalancer/", with: ":listener/") + "/f2f7dc8efc52\(listener.port)"
        }

        var dnsName: String { "\(name)-1234567890.eu-west-1.elb.amazonaws.com" }

        /// What its interfaces say of themselves.
        var summary: String {
            kind == .classic ? "ELB \(name)" : "ELB \(kind.place)/\(name)/50dc6c495c0c9188"
        }
    }

    struct Listener: Sendable {
        var port: Int
        var proto: String
        /// The default action: names of target groups with weights.
        var forward: [(group: String, weight: Int)] = []
        /// `redirect` or `fixed-response` in place of a forward.
        var answer: String?
        var rules: [ListenerRule] = []
        var attributes: [String: String]? = [:]
        /// The port and protocol of the instances of a classic one.
        var instancePort = 0
    }

    struct ListenerRule: Sendable {
        var priority: Int
        /// Fields such as `host-header` with their patterns.
        var conditions: [String: [String]]
        var forward: [(group: String, weight: Int)] = []
        var answer: String?
    }

    struct TargetGroup: Sendable {
        var name: String
        var proto: String? = "HTTP"
        var port: Int? = 8080
        var type = "instance"
        var isIPv6 = false
        var healthPort = "traffic-port"
        var targets: [Target]
        /// Nil where the snapshot does not have them.
        var attributes: [String: String]? = [:]

        var arn: String {
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/\(name)/943f017f100becff"
        }
    }

    struct Target: Sendable {
        var id: String
        var port: Int?
        var zone: String?
        var state = "healthy"
        var reason: String?

        init(_ id: String, port: Int? = nil, zone: String? = nil, state: String = "healthy", reason: String? = nil) {
            self.id = id
            self.port = port
            self.zone = zone
            self.state = state
            self.reason = reason
        }
    }

    subscript(balancer name: String) -> Balancer {
        get {
            guard let found = balancers.first(where: { $0.name == name }) else {
                preconditionFailure("the draft has no \(name)")
            }
            return found
        }
        set { balancers = balancers.map { $0.name == name ? newValue : $0 } }
    }

    subscript(targets name: String) -> TargetGroup {
        get {
            guard let found = targetGroups.first(where: { $0.name == name }) else {
                preconditionFailure("the draft has no \(name)")
            }
            return found
        }
        set { targetGroups = targetGroups.map { $0.name == name ? newValue : $0 } }
    }

    /// Adds a load balancer with one interface in each of its zones.
    ///
    /// - Parameter addresses: The private address of each node, with its public and IPv6 one where it has them.
    mutating func add(
        _ balancer: Balancer, at addresses: [(address: String, publicAddress: String?, ipv6: String?)]
    ) {
        balancers.append(balancer)
        for ((zone, subnet), node) in zip(balancer.zones, addresses) {
            interfaces.append(
                Interface(
                    id: "eni-\(balancer.name)-\(zone.suffix(1))", subnet: subnet, addresses: [node.address],
                    ipv6: node.ipv6.map { [$0] } ?? [], publics: node.publicAddress.map { [node.address: $0] } ?? [:],
                    groups: balancer.groups, kind: balancer.kind == .network ? "network_load_balancer" : "interface",
                    summary: balancer.summary))
        }
    }
}
