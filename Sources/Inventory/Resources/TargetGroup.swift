/// A target group (`elbv2 DescribeTargetGroups`).
public struct TargetGroup: SnapshotResource, Hashable {
    static let idKey: StaticString = "TargetGroupArn"

    /// The ARN.
    public let id: String
    /// The name.
    public let name: String
    /// `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, `TCP_UDP`, `GENEVE`, …; nil for functions.
    public let protocolName: String?
    /// The port of targets that are registered without one; nil for functions.
    public let port: UInt16?
    /// The VPC of the targets; nil for functions.
    public let vpcID: String?
    /// `instance`, `ip`, `lambda` or `alb`.
    public let targetType: String
    /// Whether targets are reached by IPv6.
    public let isIPv6: Bool
    /// How targets are checked.
    public let healthCheck: HealthCheck

    /// How a load balancer finds out whether a target works.
    public struct HealthCheck: Sendable, Hashable {
        /// Whether targets are checked at all.
        public let isEnabled: Bool
        /// `HTTP`, `HTTPS` or `TCP`; nil where not said.
        public let protocolName: String?
        /// The port; nil for the port of the traffic.
        public let port: UInt16?
        /// The path asked for; nil where none is.
        public let path: String?

        /// A check with all its parts.
        public init(isEnabled: Bool, protocolName: String?, port: UInt16?, path: String?) {
            self.isEnabled = isEnabled
            self.protocolName = protocolName
            self.port = port
            self.path = path
        }
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TargetGroupArn")
        name = try fields.text("TargetGroupName")
        protocolName = try fields.optionalText("Protocol")
        port = try fields.optionalPort("Port")
        vpcID = try fields.optionalText("VpcId")
        targetType = try fields.optionalText("TargetType") ?? "instance"
        isIPv6 = try fields.optionalText("IpAddressType") == "ipv6"
        // Either a number or `traffic-port`.
        let healthPort = try fields.optionalText("HealthCheckPort").flatMap(UInt16.init)
        healthCheck = HealthCheck(
            isEnabled: try fields.optionalFlag("HealthCheckEnabled") ?? true,
            protocolName: try fields.optionalText("HealthCheckProtocol"), port: healthPort,
            path: try fields.optionalText("HealthCheckPath"))
    }
}
