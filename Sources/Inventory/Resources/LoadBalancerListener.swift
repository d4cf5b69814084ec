/// What a load balancer listens on (`elbv2 DescribeListeners`).
public struct LoadBalancerListener: SnapshotResource, Hashable {
    static let idKey: StaticString = "ListenerArn"

    /// The ARN.
    public let id: String
    /// The ARN of its load balancer.
    public let loadBalancerID: String
    /// `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, `TCP_UDP`, `QUIC`, `TCP_QUIC`; nil for a gateway load balancer.
    public let protocolName: String?
    /// The port; nil for a gateway load balancer, which takes all.
    public let port: UInt16?
    /// What it does with requests that no rule takes.
    public let defaultActions: [ListenerAction]

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("ListenerArn")
        loadBalancerID = try fields.text("LoadBalancerArn")
        protocolName = try fields.optionalText("Protocol")
        port = try fields.optionalPort("Port")
        defaultActions = try fields.list("DefaultActions", ListenerAction.init(from:))
    }
}
