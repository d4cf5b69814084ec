/// Something in a snapshot that was not read, and where.
public struct SnapshotWarning: Sendable, Hashable, CustomStringConvertible {
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
