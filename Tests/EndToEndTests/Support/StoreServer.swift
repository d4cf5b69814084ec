import Foundation
import JSONText

/// S3 and CloudWatch Logs beside a replayed account; `store_server.py` says how.
struct StoreServer: Sendable {
    let url: String
    /// The buckets, each a folder.
    let buckets: URL
    /// One line of JSON per request.
    private let log: URL
    private let server: PythonServer
    private let scratch: TemporaryDirectory

    /// A request that came.
    struct Request: Sendable {
        let service: String
        let action: String
        let region: String
        let parameters: JSONValue?
    }

    /// - Parameters:
    ///   - account: what the account has beside flow logs, as AWS CLI JSON by file name.
    ///   - groups: log groups by name, each a text with a header line.
    ///   - fill: puts objects into buckets.
    static func start(
        account: [String: String] = [:], groups: [String: String] = [:], _ options: [String] = [],
        fill: (TemporaryDirectory) throws -> Void = { _ in }
    ) async throws -> StoreServer {
        let scratch = try TemporaryDirectory()
        try scratch.write("{\"FlowLogs\": []}", to: "snapshot/111122223333/eu-west-1/describe-flow-logs.json")
        for (name, text) in account { try scratch.write(text, to: "snapshot/111122223333/eu-west-1/\(name).json") }
        let log = try scratch.write("", to: "requests")
        try FileManager.default.createDirectory(
            at: scratch.url.appending(path: "buckets"), withIntermediateDirectories: true)
        try fill(scratch)
        var arguments = [scratch.url.appending(path: "snapshot").path, "--log", log.path]
        arguments += ["--buckets", scratch.url.appending(path: "buckets").path]
        for (index, group) in groups.sorted(by: { $0.key < $1.key }).enumerated() {
            arguments += ["--group", "\(group.key)=\(try scratch.write(group.value, to: "group-\(index)").path)"]
        }
        let server = try await PythonServer.start("store_server.py", arguments + options)
        return StoreServer(
            url: server.url, buckets: scratch.url.appending(path: "buckets"), log: log, server: server, scratch: scratch
        )
    }

    /// Runs `awsdrops flows` against the server.
    func flows(_ arguments: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["flows", "--endpoint-url", url] + arguments, environment: ReplayServer.environment)
    }

    /// What was asked, in order.
    func requests() throws -> [Request] {
        try String(decoding: Data(contentsOf: log), as: UTF8.self).split(separator: "\n").map { line in
            let request = try JSONDocument(parsing: String(line)).root
            return Request(
                service: request["service"]?.string ?? "", action: request["action"]?.string ?? "",
                region: request["region"]?.string ?? "", parameters: request["parameters"]?.value)
        }
    }
}
