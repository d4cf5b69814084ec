public import JSONText

/// A value of a YAML text with the place it starts at.
public struct YAMLNode: Sendable {
    /// What a value is.
    public indirect enum Content: Sendable {
        /// A text, number, truth value or null, and how it is written.
        case scalar(JSONValue, written: String)
        /// A list.
        case sequence([YAMLNode])
        /// Members in order, no name twice.
        case mapping([Member])
    }

    /// A member of a mapping.
    public struct Member: Sendable {
        /// Its name.
        public let name: String
        /// Where the name stands.
        public let line: Int
        /// Where the name stands.
        public let column: Int
        /// Its value.
        public let value: YAMLNode
    }

    /// The value.
    public let content: Content
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int

    /// The value as JSON, without places.
    var json: JSONValue {
        switch content {
        case .scalar(let value, _): value
        case .sequence(let nodes): .array(nodes.map(\.json))
        case .mapping(let members): JSONValue(members: members.map { ($0.name, $0.value.json) })
        }
    }

    /// What kind of value it is, in words.
    public var kind: String {
        switch content {
        case .scalar(.string, _): "text"
        case .scalar(.number, _): "a number"
        case .scalar(.boolean, _): "a truth value"
        case .scalar: "nothing"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
