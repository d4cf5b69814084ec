/// Why the content of a file cannot be had. Both cases name the file.
public enum ContentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened or read; `reason` is the system's word for it.
    case cannotRead(file: String, reason: String)
    /// The file is gzip or zstd, and damaged.
    case damaged(file: String, reason: String)

    /// The file and what is wrong with it.
    public var description: String {
        switch self {
        case .cannotRead(let file, let reason), .damaged(let file, let reason): "\(file): \(reason)"
        }
    }
}
