import Foundation

/// TLS in front of a replay server, and a proxy on the way to it; `secure_front.py` says how.
struct SecureFront: Sendable {
    let url: String
    let proxyURL: String
    /// The certificate of the authority that the front's own is of.
    let authority: URL
    private let proxyLog: URL
    private let server: PythonServer
    private let upstream: ReplayServer
    private let folder: TemporaryDirectory

    static func start(before upstream: ReplayServer) async throws -> SecureFront {
        let folder = try TemporaryDirectory()
        let server = try await PythonServer.start("secure_front.py", [upstream.url, folder.url.path])
        let port = try String(contentsOf: folder.url.appending(path: "proxy-port"), encoding: .utf8)
        return SecureFront(
            url: "https://localhost:\(server.port)", proxyURL: "http://127.0.0.1:\(port)",
            authority: folder.url.appending(path: "ca.pem"), proxyLog: folder.url.appending(path: "proxy"),
            server: server, upstream: upstream, folder: folder)
    }

    /// What the proxy was asked so far, a line each.
    var proxied: [String] {
        let text = try? String(contentsOf: proxyLog, encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }
}
