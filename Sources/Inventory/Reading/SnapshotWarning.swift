/// Something in a snapshot that was not read, and where.
public struct SnapshotWarning: Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing was not read.
    public enum Kind: Sendable, Hashable {
        /// Data that should have been read, and is broken or incomplete.
        case defect
        /// Sound data of a kind that this version has no use for.
        case unusedKey
    }

    /// What kind of thing it is.
    public var kind: Kind = .defect
    /// The file.
    public var file: String
    /// The line, counted from 1; nil where the whole file is meant.
    public var line: Int?
    /// The top-level key, with the element's index and id.
    public var subject: String
    /// What was wrong.
    public var reason: String

    /// `file:line: subject: reason`.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(subject): \(reason)"
    }
}
