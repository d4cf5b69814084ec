import Foundation

/// AWS as a snapshot has it, in pages and with faults on demand; `replay_server.py` says which.
struct ReplayServer: Sendable {
    let url: String
    private let server: PythonServer

    /// The secret of all its long-lived keys.
    static let secretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

    /// The credentials of a snapshot's first account, and the region most snapshots are of.
    static let environment = [
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
    ]

    /// - Parameters:
    ///   - faults: as in `DescribeVpcs=unavailable:2`.
    ///   - clockOffset: how many seconds its clock is ahead.
    ///   - options: more of the server's own, such as `--session-seconds 2`.
    ///   - log: a file that gets one line of JSON per request.
    static func start(
        snapshot: URL = Project.demoSnapshot, pageSize: Int? = nil, faults: [String] = [], clockOffset: Int = 0,
        log: URL? = nil, options: [String] = []
    ) async throws -> ReplayServer {
        var arguments = [snapshot.path, "--clock-offset", "\(clockOffset)"]
        if let pageSize { arguments += ["--page-size", "\(pageSize)"] }
        if let log { arguments += ["--log", log.path] }
        arguments += faults.flatMap { ["--fault", $0] } + options
        let server = try await PythonServer.start("replay_server.py", arguments)
        return ReplayServer(url: server.url, server: server)
    }
}
