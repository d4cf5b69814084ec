/// Why flow logs cannot be read. Every case names the file.
public enum FlowLogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened or read; `reason` is the system's word for it.
    case cannotRead(file: String, reason: String)
    /// The file's content is in no form that awsdrops reads.
    case notFlowLogs(file: String, reason: String)
    /// The file's content does not hold what its form promises; `reason` names the place.
    case damaged(file: String, reason: String)
    /// With `--strict`: a line is no record.
    case malformed(MalformedLine)

    /// What is wrong, where, and what was expected.
    public var description: String {
        switch self {
        case .cannotRead(let file, let reason): "\(file): \(reason)"
        case .notFlowLogs(let file, let reason), .damaged(let file, let reason): "\(file): \(reason)"
        case .malformed(let line): "\(line)"
        }
    }
}

/// A line that is no record.
public struct MalformedLine: Sendable, Hashable, CustomStringConvertible {
    /// The file it is in.
    public let file: String
    /// Its number in the unpacked file, from 1.
    public let line: Int
    /// What is wrong with it.
    public let reason: String

    /// File, line and reason.
    public var description: String { "\(file):\(line): \(reason)" }
}
