/// A log that is not a file of this machine: an object of S3, the events of a log group.
public protocol RemoteLog: Sendable {
    /// What messages call it.
    var name: String { get }

    /// Begins to fetch it: it will be opened soon.
    func prepare()

    /// Opens it. Reading waits for what comes over the network, on the thread that reads.
    func open() -> any LogFile
}
