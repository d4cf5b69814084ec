/// What a listener or rule does with a request.
public struct ListenerAction: Sendable, Hashable {
    /// `forward`, `redirect`, `fixed-response`, `authenticate-oidc`, `authenticate-cognito`, `jwt-validation`.
    public let type: String
    /// The target groups of a forward, each with its weight; nil where the weight is not said.
    public let targets: [WeightedGroup]
    /// The status of a redirect or fixed response, such as `HTTP_301`; nil for other actions.
    public let statusCode: String?

    /// A target group and its share of the requests.
    public struct WeightedGroup: Sendable, Hashable {
        /// The ARN.
        public let id: String
        /// 0 to 999; 0 gets none. Nil where not said.
        public let weight: Int?
    }

    init(from fields: Fields) throws(ElementError) {
        type = try fields.text("Type")
        var targets =
            try fields.object("ForwardConfig")?.list("TargetGroups") { item throws(ElementError) in
                WeightedGroup(id: try item.text("TargetGroupArn"), weight: try item.optionalNumber("Weight"))
            } ?? []
        // A forward to one group may name it beside the configuration only.
        if targets.isEmpty, let id = try fields.optionalText("TargetGroupArn") {
            targets.append(WeightedGroup(id: id, weight: nil))
        }
        self.targets = targets
        let redirect = try fields.object("RedirectConfig")
        let fixed = try fields.object("FixedResponseConfig")
        statusCode = try (redirect ?? fixed)?.optionalText("StatusCode")
    }
}
