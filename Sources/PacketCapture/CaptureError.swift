import FileContent

/// Why a capture cannot be read. Every case names the file.
public enum CaptureError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened or read; `reason` is the system's word for it.
    case cannotRead(file: String, reason: String)
    /// The content is no capture that awsdrops reads, or damaged; the reason says at which byte, and what was expected.
    case badData(file: String, reason: String)

    init(_ error: ContentError) {
        self =
            switch error {
            case .cannotRead(let file, let reason): .cannotRead(file: file, reason: reason)
            case .damaged(let file, let reason): .badData(file: file, reason: reason)
            }
    }

    /// What is wrong, where, and what was expected.
    public var description: String {
        switch self {
        case .cannotRead(let file, let reason), .badData(let file, let reason): "\(file): \(reason)"
        }
    }
}
