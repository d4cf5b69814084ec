import Foundation
import JSONText

/// The full account behind a bad network, and what `collect` makes of it.
struct ServedAccount {
    let account: FullAccount
    let url: String
    let out: URL
    private let server: ReplayServer
    private let proxy: FaultProxy?
    private let scratch: TemporaryDirectory

    /// - Parameters:
    ///   - network: faults of the proxy; none means that there is no proxy.
    ///   - server: faults of the server itself.
    static func start(
        network: [String] = [], server faults: [String] = [], refuseSeconds: Double = 0, clockOffset: Int = 0
    ) async throws -> ServedAccount {
        let account = try await FullAccount.shared.value
        let server = try await ReplayServer.start(
            snapshot: account.served, pageSize: 2, faults: faults, clockOffset: clockOffset)
        let needsProxy = !network.isEmpty || refuseSeconds > 0
        let proxy =
            needsProxy
            ? try await FaultProxy.start(before: server, faults: network, refuseSeconds: refuseSeconds) : nil
        let scratch = try TemporaryDirectory()
        return ServedAccount(
            account: account, url: proxy?.url ?? server.url, out: scratch.url.appending(path: "snapshot"),
            server: server, proxy: proxy, scratch: scratch)
    }

    /// Collects with `--debug`, so that all there is to say is said.
    func collect(
        _ more: [String] = [], environment: [String: String] = [:],
        signal: (number: Int32, condition: @Sendable () -> Bool)? = nil
    ) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--endpoint-url", url, "--debug"] + more,
            environment: ReplayServer.environment.merging(environment) { $1 }, signal: signal)
    }

    /// The files that are not as they are without any fault.
    func differences() throws -> [String] { try SnapshotComparison.differences(account.wanted, out) }

    /// What `collect.json` says has no answer: the actions, with the reasons.
    func refusals() throws -> [String: String] {
        let record = try JSONDocument(parsing: [UInt8](Data(contentsOf: out.appending(path: "collect.json"))))
        guard let refused = record.root["refused"] else { throw CommandFailure("collect.json has no list of refusals") }
        var found: [String: String] = [:]
        for fault in refused.elements {
            found[fault["what"]?.string ?? "?"] = fault["why"]?.string ?? "?"
        }
        return found
    }
}
