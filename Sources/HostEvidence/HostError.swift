import FileContent

/// Why a bundle cannot be read or written. Every case names the file.
public enum HostError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It cannot be opened or read; `reason` is the system's word for it.
    case cannotRead(file: String, reason: String)
    /// It is not what it should be.
    case badData(file: String, reason: String)
    /// It cannot be written.
    case cannotWrite(file: String, reason: String)
    /// Nothing in it is known.
    case empty(folder: String)

    init(_ error: ContentError) {
        switch error {
        case .cannotRead(let file, let reason): self = .cannotRead(file: file, reason: reason)
        case .damaged(let file, let reason): self = .badData(file: file, reason: reason)
        }
    }

    /// What is wrong, where, and what was expected.
    public var description: String {
        switch self {
        case .cannotRead(let file, let reason), .badData(let file, let reason), .cannotWrite(let file, let reason):
            "\(file): \(reason)"
        case .empty(let folder):
            "\(folder): holds nothing that is read of a host; expected files such as snmp, netstat, softnet_stat, ss_tinmoa, "
                + "in the folder or in before/ and after/"
        }
    }
}
