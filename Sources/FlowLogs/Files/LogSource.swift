/// Where a log is.
public enum LogSource: Sendable {
    /// A file by its path; `-` is standard input.
    case path(String)
    /// Anything that is fetched.
    case remote(any RemoteLog)

    /// What messages call it.
    var name: String {
        switch self {
        case .path(let path): path
        case .remote(let log): log.name
        }
    }

    /// Whether it can be opened more than once.
    var isFile: Bool {
        if case .path(let path) = self { path != "-" } else { false }
    }

    func open() throws(FlowLogError) -> any LogFile {
        switch self {
        case .path(let path): try FileDescriptor(opening: path)
        case .remote(let log): log.open()
        }
    }

    /// Begins to fetch what has to be fetched.
    func prepare() {
        if case .remote(let log) = self { log.prepare() }
    }
}
