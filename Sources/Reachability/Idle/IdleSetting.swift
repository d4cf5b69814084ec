public import NetworkSets
public import Topology

/// The setting behind an idle timeout: its name, the range AWS allows, and the command that sets it.
public struct IdleSetting: Sendable, Hashable {
    /// The attribute as the API names it.
    public let attribute: String
    /// The seconds AWS allows.
    public let range: ClosedRange<Int>
    /// The command up to the number, and what stands behind it.
    let command: (before: String, after: String)

    /// The AWS CLI command that sets a number of seconds.
    public func command(seconds: Int) -> String { "\(command.before)\(seconds)\(command.after)" }

    /// The setting of a component's timeout; nil where it cannot be changed, as of NAT gateways and interface endpoints.
    public static func of(_ timeout: IdleTimeout, protocol name: InternetProtocol, _ topology: Topology) -> IdleSetting?
    {
        let id = timeout.component
        if id.hasPrefix("eni-") { return tracking(id, name) }
        guard let balancer = topology.balancer(id), name == .tcp else { return nil }
        switch balancer.kind {
        case .application:
            return IdleSetting(
                "idle_timeout.timeout_seconds", 1...4000,
                "aws elbv2 modify-load-balancer-attributes --load-balancer-arn \(id) "
                    + "--attributes Key=idle_timeout.timeout_seconds,Value=")
        case .classic:
            return IdleSetting(
                "ConnectionSettings.IdleTimeout", 1...3600,
                "aws elb modify-load-balancer-attributes --load-balancer-name \(id) "
                    + "--load-balancer-attributes '{\"ConnectionSettings\":{\"IdleTimeout\":", "}}'")
        case .network, .gateway: return listener(of: balancer)
        }
    }

    /// Of listeners for TCP: the timeout of a TLS listener is fixed (NLB guide, idle timeout).
    private static func listener(of balancer: Balancer) -> IdleSetting? {
        let listeners = balancer.listeners.filter { $0.protocolName != "TLS" && $0.protocolName != "UDP" }
        if listeners.isEmpty { return nil }
        let arn = listeners.count == 1 ? listeners[0].id : "<listener-arn>"
        return IdleSetting(
            "tcp.idle_timeout.seconds", 60...6000,
            "aws elbv2 modify-listener-attributes --listener-arn \(arn) "
                + "--attributes Key=tcp.idle_timeout.seconds,Value=")
    }

    private static func tracking(_ id: String, _ name: InternetProtocol) -> IdleSetting? {
        let (attribute, range) = name == .tcp ? ("TcpEstablishedTimeout", 60...432_000) : ("UdpStreamTimeout", 60...180)
        return IdleSetting(
            attribute, range,
            "aws ec2 modify-network-interface-attribute --network-interface-id \(id) "
                + "--connection-tracking-specification \(attribute)=")
    }

    private init(_ attribute: String, _ range: ClosedRange<Int>, _ before: String, _ after: String = "") {
        self.attribute = attribute
        self.range = range
        command = (before, after)
    }

    /// Whether both are the same setting of the same component.
    public static func == (left: IdleSetting, right: IdleSetting) -> Bool {
        left.attribute == right.attribute && left.range == right.range && left.command == right.command
    }

    /// Feeds what tells settings apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(command.before)
        hasher.combine(range)
    }
}
