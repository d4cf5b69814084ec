public import OrderedCollections

/// A JSON value made in memory; the members of an object keep their order.
///
/// `==` compares spelling: the order of members and the text of numbers count. ``isSameJSON(as:)`` compares meaning.
/// Strings compare as Swift strings do, so canonically equivalent Unicode is equal.
public enum JSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(OrderedDictionary<String, JSONValue>)

    /// A boolean, or null where there is none.
    public init(_ value: Bool?) {
        self = value.map(JSONValue.boolean) ?? .null
    }

    /// An integer, or null where there is none.
    public init(_ value: Int?) {
        self = value.map { .number(JSONNumber($0)) } ?? .null
    }

    /// A number, or null where there is none or it is infinite or NaN, which JSON lacks.
    public init(_ value: Double?) {
        self = value.flatMap { JSONNumber($0) }.map(JSONValue.number) ?? .null
    }

    /// A string, or null where there is none.
    public init(_ value: String?) {
        self = value.map(JSONValue.string) ?? .null
    }

    /// An array of strings.
    public init(_ strings: some Sequence<String>) {
        self = .array(strings.map(JSONValue.string))
    }

    /// An object of these members in this order; of members with one name the first is taken.
    public init(members: some Sequence<(String, JSONValue)>) {
        self = .object(OrderedDictionary(members, uniquingKeysWith: { first, _ in first }))
    }

    /// The member of that name; nil where there is none or the value is not an object.
    public subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The value with the members of every object in it, at any depth, sorted by name.
    public func sortedByKey() -> JSONValue {
        switch self {
        case .array(let elements):
            return .array(elements.map { $0.sortedByKey() })
        case .object(let members):
            var sorted = members.mapValues { $0.sortedByKey() }
            sorted.sort { $0.key < $1.key }
            return .object(sorted)
        case .null, .boolean, .number, .string:
            return self
        }
    }

    /// Whether both mean the same: members in any order, numbers by value (`1` is `1.0`, compared without rounding).
    public func isSameJSON(as other: JSONValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.isSameNumber(as: right)
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSameJSON(as: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { member in right[member.key].map(member.value.isSameJSON) ?? false }
        default: self == other
        }
    }
}
