public import JSONText

/// A change of the configuration, in the words of the AWS CLI: an operation and its parameters as the API names them.
public struct SnapshotEdit: Sendable, Equatable {
    /// In kebab case, such as `create-route`.
    public let operation: String
    /// The parameters, as `--cli-input-json` takes them.
    public let parameters: JSONValue
    /// Where it was written, for complaints: a line, or a place in a list.
    public let place: String

    /// An edit of an operation.
    public init(operation: String, parameters: JSONValue, place: String) {
        self.operation = operation
        self.parameters = parameters
        self.place = place
    }
}

/// Why an edit cannot be read or applied.
public struct EditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where the edit was written.
    public let place: String
    /// What is wrong, and what was expected.
    public let reason: String

    init(_ place: String, _ reason: String) {
        self.place = place
        self.reason = reason
    }

    /// Both.
    public var description: String { "\(place): \(reason)" }
}
