public import Inventory

/// A load balancer of either API with its nodes, as the evaluator sees it.
public final class Balancer: Sendable {
    /// The kinds, by the names reports print.
    public enum Kind: String, Sendable, Hashable {
        case application
        case network
        case gateway
        case classic
    }

    /// A node: one of the interfaces by which a load balancer receives and sends.
    public struct Node: Sendable, Hashable {
        /// Its interface.
        public let interface: NetworkInterface
        /// Its zone, as its subnet tells; nil where that is not in the snapshot.
        public let zone: String?
    }

    /// What it is.
    public let kind: Kind
    /// The ARN, or the name of a classic load balancer.
    public let id: String
    /// The name.
    public let name: String
    /// The name that clients look up.
    public let dnsName: String?
    /// Whether clients in the internet are meant to reach it; nil where not said.
    public let isInternetFacing: Bool?
    /// `active`, `provisioning`, …; nil for a classic one, which has no state.
    public let state: String?
    /// The VPC of the nodes.
    public let vpcID: String?
    /// The zones it is switched on in; empty where not said.
    public let zones: Set<String>
    /// The groups that filter it.
    public let groupIDs: [String]
    /// Whether the groups judge what comes through endpoint services.
    public let judgesPrivateLink: Bool
    /// The nodes, in order of their addresses.
    public let nodes: [Node]
    /// What it listens on, in order of ports.
    public let listeners: [BalancerListener]
    /// The attributes of the whole, by their keys; nil where the snapshot does not have them.
    public let attributes: [String: String]?

    init(_ balancer: LoadBalancer, nodes: [Node], listeners: [BalancerListener], attributes: [String: String]?) {
        kind =
            switch balancer.type ?? Self.type(ofARN: balancer.id) {
            case "network", "net": .network
            case "gateway", "gwy": .gateway
            default: .application
            }
        id = balancer.id
        name = balancer.name
        dnsName = balancer.dnsName
        isInternetFacing = balancer.scheme.map { $0 == "internet-facing" }
        state = balancer.state
        vpcID = balancer.vpcID
        zones = Set(balancer.zones.compactMap(\.name))
        groupIDs = balancer.groupIDs
        judgesPrivateLink = balancer.judgesPrivateLink
        self.nodes = nodes
        self.listeners = listeners
        self.attributes = attributes
    }

    init(_ balancer: ClassicLoadBalancer, nodes: [Node], listeners: [BalancerListener], _ own: ClassicAttributes?) {
        kind = .classic
        id = balancer.name
        name = balancer.name
        dnsName = balancer.dnsName
        isInternetFacing = balancer.scheme.map { $0 == "internet-facing" }
        state = nil
        vpcID = balancer.vpcID
        zones = Set(balancer.zoneNames)
        groupIDs = balancer.groupIDs
        judgesPrivateLink = false
        self.nodes = nodes
        self.listeners = listeners
        attributes = own.map { own in
            var values: [String: String] = [:]
            if let isCrossZone = own.isCrossZone { values[Self.crossZoneKey] = isCrossZone ? "true" : "false" }
            if let seconds = own.idleSeconds { values[Self.idleKey] = "\(seconds)" }
            return values
        }
    }

    /// The attribute of a load balancer or target group that lets a node use targets of other zones.
    public static let crossZoneKey = "load_balancing.cross_zone.enabled"
    /// The attribute of an application load balancer for its idle timeout.
    public static let idleKey = "idle_timeout.timeout_seconds"

    private static func type(ofARN arn: String) -> String? {
        arn.firstRange(of: ":loadbalancer/").map { String(arn[$0.upperBound...].prefix { $0 != "/" }) }
    }

    /// `alb`, `nlb`, `gwlb` or `elb`: the prefix that names the kind on the command line.
    public var prefix: String {
        switch kind {
        case .application: "alb"
        case .network: "nlb"
        case .gateway: "gwlb"
        case .classic: "elb"
        }
    }

    /// The node that an interface is.
    public func node(at interface: NetworkInterface) -> Node? {
        nodes.first { $0.interface.id == interface.id }
    }
}

extension Balancer: Hashable {
    /// Whether both are the same load balancer.
    public static func == (left: Balancer, right: Balancer) -> Bool { left.id == right.id && left.kind == right.kind }

    /// Feeds the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
