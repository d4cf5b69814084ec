/// Why flow logs cannot be read. Every case names the file.
public enum FlowLogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened or read; `reason` is the system's word for it.
    case cannotRead(file: String, reason: String)
    /// The object cannot be had though others can: it is archived, gone or refused.
    case withheld(file: String, reason: String)
    /// The reading was given up.
    case cancelled
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
        case .withheld(let file, let reason): "\(file): \(reason)"
        case .cancelled: "interrupted"
        case .malformed(let line): "\(line)"
        }
    }

    /// What is told of a file that was found beside the logs, and holds none or cannot be had; nil for an error of the log itself.
    var unread: UnreadFile? {
        switch self {
        case .notFlowLogs(let file, let reason), .withheld(let file, let reason):
            UnreadFile(file: file, reason: reason)
        case .cannotRead, .cancelled, .damaged, .malformed: nil
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
