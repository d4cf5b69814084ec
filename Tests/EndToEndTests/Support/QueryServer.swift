import Foundation

/// Athena and Logs Insights over one flow log; `query_server.py` says how.
struct QueryServer: Sendable {
    let url: String
    /// One line of JSON per request.
    let requests: URL
    private let server: PythonServer
    private let scratch: TemporaryDirectory

    /// The flow logs of the account, unless a test gives others.
    static let flowLogs = """
        {"FlowLogs": [{"FlowLogId": "fl-0a", "LogGroupName": "/vpc/flows", "LogDestinationType": "cloud-watch-logs",
        "ResourceId": "vpc-1", "LogFormat": "FORMAT"}]}
        """

    /// - Parameters:
    ///   - log: a text with a header line.
    ///   - flowLogs: what DescribeFlowLogs answers; FORMAT stands for the log's format.
    ///   - options: of the server, such as `--table text`.
    static func start(
        log: String, flowLogs: String = flowLogs, _ options: [String] = []
    ) async throws -> QueryServer {
        let scratch = try TemporaryDirectory()
        let header = log.prefix { $0 != "\n" }.split(separator: " ").map { "${\($0)}" }.joined(separator: " ")
        try scratch.write(
            flowLogs.replacing("FORMAT", with: header),
            to: "snapshot/111122223333/eu-west-1/describe-flow-logs.json")
        let file = try scratch.write(log, to: "flows.log")
        let requests = try scratch.write("", to: "requests")
        let server = try await PythonServer.start(
            "query_server.py",
            [scratch.url.appending(path: "snapshot").path, file.path, "--log", requests.path] + options)
        return QueryServer(url: server.url, requests: requests, server: server, scratch: scratch)
    }

    /// The operations that were asked, in order, each once.
    func operations() throws -> [String] {
        let lines = try String(decoding: Data(contentsOf: requests), as: UTF8.self).split(separator: "\n")
        return try lines.map { line in
            let request = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return request?["action"] as? String ?? "?"
        }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Runs `awsdrops flows` against the server.
    func flows(_ arguments: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["flows", "--endpoint-url", url] + arguments, environment: ReplayServer.environment)
    }
}
