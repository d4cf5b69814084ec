/// The registered targets of one target group and how they are (`elbv2 DescribeTargetHealth`, asked per group).
public struct TargetHealth: Sendable, Hashable {
    /// The targets.
    public let targets: [Target]

    /// A registered target.
    public struct Target: Sendable, Hashable {
        /// The instance id, address, or ARN.
        public let id: String
        /// The port it is registered with; nil for functions.
        public let port: UInt16?
        /// The zone it is registered with, or `all`; nil where not said.
        public let zone: String?
        /// The port of its health check; nil where not said.
        public let healthPort: UInt16?
        /// `healthy`, `unhealthy`, `unused`, `draining`, `initial`, `unavailable`, …; nil where not said.
        public let state: String?
        /// The reason of a state other than healthy, such as `Target.Timeout`.
        public let reason: String?
        /// The reason in words.
        public let explanation: String?

        /// A target with all its parts.
        public init(
            id: String, port: UInt16?, zone: String?, healthPort: UInt16?, state: String?, reason: String?,
            explanation: String?
        ) {
            self.id = id
            self.port = port
            self.zone = zone
            self.healthPort = healthPort
            self.state = state
            self.reason = reason
            self.explanation = explanation
        }
    }

    init(from fields: Fields) throws(ElementError) {
        targets = try fields.list("TargetHealthDescriptions") { item throws(ElementError) in
            guard let target = try item.object("Target") else {
                throw item.error("Target", "missing, an object is required")
            }
            let health = try item.object("TargetHealth")
            return Target(
                id: try target.text("Id"), port: try target.optionalPort("Port"),
                zone: try target.optionalText("AvailabilityZone"),
                healthPort: try item.optionalText("HealthCheckPort").flatMap(UInt16.init),
                state: try health?.optionalText("State"), reason: try health?.optionalText("Reason"),
                explanation: try health?.optionalText("Description"))
        }
    }
}
