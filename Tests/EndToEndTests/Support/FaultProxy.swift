import Foundation

/// A bad network before a test server; `fault_proxy.py` says how bad.
struct FaultProxy: Sendable {
    let url: String
    private let server: PythonServer
    private let upstream: ReplayServer

    /// - Parameters:
    ///   - faults: as in `DescribeVpcs=reset:1`.
    ///   - refuseSeconds: how long nobody listens at first.
    ///   - log: a file that gets one line of JSON per request.
    static func start(
        before upstream: ReplayServer, faults: [String] = [], refuseSeconds: Double = 0, log: URL? = nil
    ) async throws -> FaultProxy {
        var arguments = [upstream.url, "--refuse-seconds", "\(refuseSeconds)"]
        if let log { arguments += ["--log", log.path] }
        arguments += faults.flatMap { ["--fault", $0] }
        let server = try await PythonServer.start("fault_proxy.py", arguments)
        return FaultProxy(url: server.url, server: server, upstream: upstream)
    }
}
