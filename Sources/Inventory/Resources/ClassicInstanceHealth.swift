/// How the instances of one classic load balancer are (`elb DescribeInstanceHealth`, asked per load balancer).
public struct ClassicInstanceHealth: Sendable, Hashable {
    /// The states.
    public let instances: [State]

    /// The state of a registered instance.
    public struct State: Sendable, Hashable {
        /// The instance.
        public let instanceID: String
        /// `InService`, `OutOfService` or `Unknown`; nil where not said.
        public let state: String?
        /// `ELB`, `Instance` or `N/A`: who is the cause.
        public let reason: String?
        /// The reason in words.
        public let explanation: String?
    }

    init(from fields: Fields) throws(ElementError) {
        instances = try fields.list("InstanceStates") { item throws(ElementError) in
            State(
                instanceID: try item.text("InstanceId"), state: try item.optionalText("State"),
                reason: try item.optionalText("ReasonCode"), explanation: try item.optionalText("Description"))
        }
    }
}
