import JSONText

/// A kind of AWS resource a snapshot holds: one element of a top-level list of AWS CLI output.
protocol SnapshotResource: Sendable {
    /// The AWS id that makes two elements the same resource.
    var id: String { get }

    /// The member that holds the id, for complaints about an element that cannot be read.
    static var idKey: StaticString { get }

    /// Reads one element.
    ///
    /// - Throws: `ElementError` that names the field and what was expected; the rest of the list is read on.
    init(from fields: Fields) throws(ElementError)
}
