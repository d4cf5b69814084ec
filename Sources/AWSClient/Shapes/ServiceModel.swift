/// The operations and shapes of one service.
struct ServiceModel: Sendable {
    /// How a service wants to be spoken to.
    enum WireProtocol: String, Sendable {
        case ec2
        case query
        case json
        case restJSON = "rest-json"

        /// Whether answers are XML.
        var isXML: Bool { self == .ec2 || self == .query }
    }

    /// The AWS CLI's name of the service.
    let name: String
    let wireProtocol: WireProtocol
    /// The API version, which the query protocols send.
    let version: String
    /// `1.0` or `1.1`, for the json protocol.
    let jsonVersion: String
    /// What stands before the operation in `X-Amz-Target`.
    let targetPrefix: String
    let operations: [String: OperationModel]
    let shapes: [Shape]

    /// The members of a structure; none for any other type.
    func members(of type: ShapeType) -> [ShapeMember] {
        guard case .shape(let number) = type, case .structure(let members) = shapes[number] else { return [] }
        return members
    }
}
