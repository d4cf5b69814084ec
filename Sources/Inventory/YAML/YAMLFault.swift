/// Why a text is no YAML that is read here, and where.
public struct YAMLFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1; nil where the whole text is meant.
    public let line: Int?
    /// The column, from 1; nil where the whole line is meant.
    public let column: Int?
    /// What is wrong.
    public let reason: String

    /// A fault at a place.
    public init(line: Int?, column: Int? = nil, _ reason: String) {
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// The place and the reason.
    public var description: String {
        let place = line.map { "line \($0)" + (column.map { ", column \($0)" } ?? "") } ?? "the file"
        return "\(place): \(reason)"
    }
}
