public import Inventory

/// A target group, or the instances of a classic load balancer's listener.
public struct TargetPool: Sendable, Hashable {
    /// What targets are.
    public enum TargetKind: String, Sendable, Hashable {
        case instance
        case ip
        case lambda
        case balancer = "alb"
    }

    /// The ARN; for a classic load balancer its name, the instances' port and its region.
    public let id: String
    /// The name.
    public let name: String
    /// What targets are.
    public let kind: TargetKind
    /// The protocol spoken to targets; nil for functions.
    public let protocolName: String?
    /// The port of targets that are registered without one.
    public let port: UInt16?
    /// The VPC of the targets.
    public let vpcID: String?
    /// Whether targets are reached by IPv6.
    public let isIPv6: Bool
    /// How targets are checked.
    public let healthCheck: TargetGroup.HealthCheck
    /// The registered targets; nil where the snapshot does not have them.
    public let targets: [TargetHealth.Target]?
    /// The attributes, by their keys; nil where the snapshot does not have them.
    public let attributes: [String: String]?

    init(_ group: TargetGroup, targets: [TargetHealth.Target]?, attributes: [String: String]?) {
        id = group.id
        name = group.name
        kind = TargetKind(rawValue: group.targetType) ?? .instance
        protocolName = group.protocolName
        port = group.port
        vpcID = group.vpcID
        isIPv6 = group.isIPv6
        healthCheck = group.healthCheck
        self.targets = targets
        self.attributes = attributes
    }

    init(_ balancer: ClassicLoadBalancer, _ listener: ClassicLoadBalancer.Listener, _ health: ClassicInstanceHealth?) {
        id = Self.id(of: balancer, listener)
        name = balancer.name
        kind = .instance
        protocolName = listener.instanceProtocolName
        port = listener.instancePort
        vpcID = balancer.vpcID
        isIPv6 = false
        healthCheck = Self.healthCheck(balancer.healthTarget)
        attributes = [:]
        let states = Dictionary(
            (health?.instances ?? []).map { ($0.instanceID, $0) }, uniquingKeysWith: { first, _ in first })
        targets = balancer.instanceIDs.map { id in
            let state = states[id]
            return TargetHealth.Target(
                id: id, port: listener.instancePort, zone: nil, healthPort: nil, state: state?.state.map(Self.state),
                reason: state?.reason, explanation: state?.explanation)
        }
    }

    static func id(of balancer: ClassicLoadBalancer, _ listener: ClassicLoadBalancer.Listener) -> String {
        // Names repeat from region to region.
        "\(balancer.name):\(listener.instancePort)" + (balancer.region.map { "@\($0)" } ?? "")
    }

    /// The states of the first API in the words of the second.
    private static func state(_ classic: String) -> String {
        switch classic {
        case "InService": "healthy"
        case "OutOfService": "unhealthy"
        default: classic
        }
    }

    /// `HTTP:80/health`, `TCP:5432`.
    private static func healthCheck(_ text: String?) -> TargetGroup.HealthCheck {
        guard let text, let colon = text.firstIndex(of: ":") else {
            return TargetGroup.HealthCheck(isEnabled: text != nil, protocolName: nil, port: nil, path: nil)
        }
        let rest = text[text.index(after: colon)...]
        let path = rest.firstIndex(of: "/").map { String(rest[$0...]) }
        return TargetGroup.HealthCheck(
            isEnabled: true, protocolName: String(text[..<colon]), port: UInt16(rest.prefix { $0 != "/" }), path: path)
    }
}
