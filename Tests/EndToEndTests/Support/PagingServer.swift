import Foundation

/// An EC2 that answers from a snapshot, in pages and with faults on demand; `paging_server.py` says which.
struct PagingServer: Sendable {
    let url: String
    private let server: PythonServer

    /// The credentials it accepts, and the region most snapshots are of.
    static let environment = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1",
    ]

    /// - Parameters:
    ///   - faults: as in `DescribeVpcs=unavailable:2`.
    ///   - log: a file that gets one line of JSON per request.
    static func start(
        snapshot: URL = Project.demoSnapshot, pageSize: Int? = nil, faults: [String] = [], log: URL? = nil
    ) async throws -> PagingServer {
        var arguments = [snapshot.path]
        if let pageSize { arguments += ["--page-size", "\(pageSize)"] }
        if let log { arguments += ["--log", log.path] }
        arguments += faults.flatMap { ["--fault", $0] }
        let server = try await PythonServer.start("paging_server.py", arguments)
        return PagingServer(url: server.url, server: server)
    }
}
