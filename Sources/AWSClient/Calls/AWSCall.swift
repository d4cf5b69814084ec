public import JSONText

/// One question to AWS.
public struct AWSCall: Sendable {
    /// The service by its AWS CLI name, such as `elbv2`.
    public var service: String
    /// The operation as the API names it, such as `DescribeVpcs`.
    public var operation: String
    /// The parameters as an object, named as the AWS CLI's JSON input names them.
    public var parameters: JSONValue
    /// The region to ask.
    public var region: String

    /// A call from its parts.
    public init(_ service: String, _ operation: String, parameters: JSONValue = [:], region: String) {
        self.service = service
        self.operation = operation
        self.parameters = parameters
        self.region = region
    }

    /// The service and operation, for messages.
    public var name: String { "\(service) \(operation)" }

    /// Whether it asks for a page after the first one: whether its parameters carry a page token.
    var isFurtherPage: Bool {
        guard let paging = ShapeTable.service(service)?.operations[operation]?.paging else { return false }
        return parameters[paging.inputToken] != nil
    }

    /// Whether this program knows the shapes of an operation.
    public static func isKnown(service: String, operation: String) -> Bool {
        ShapeTable.service(service)?.operations[operation] != nil
    }

    /// Whether an operation can be asked without effect or answer, only for whether it is permitted.
    public static func takesDryRun(service: String, operation: String) -> Bool {
        guard let model = ShapeTable.service(service), let input = model.operations[operation]?.input else {
            return false
        }
        return model.members(of: input).contains { $0.name == "DryRun" }
    }
}
