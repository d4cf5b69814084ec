import Foundation

/// moto's AWS, with the network of `seed.py` in it.
struct MotoServer: Sendable {
    let url: String
    /// The ids of what was made, by the names `seed.py` gives them.
    let ids: [String: String]
    private let server: PythonServer

    /// The region of the seed, and credentials that moto accepts: any, unless authentication was asked for.
    var environment: [String: String] {
        [
            "AWS_ACCESS_KEY_ID": ids["AccessKeyId"] ?? "testing",
            "AWS_SECRET_ACCESS_KEY": ids["SecretAccessKey"] ?? "testing",
            "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1",
        ]
    }

    /// Starts a server of its own and seeds it: two seconds, so better once per suite than once per test.
    static func start(requiringAuthentication: Bool = false) async throws -> MotoServer {
        let server = try await PythonServer.start("moto_server.py")
        let arguments = [server.url] + (requiringAuthentication ? ["--require-authentication"] : [])
        let seed = try await CommandRunner.python(Project.testPrograms.appending(path: "seed.py")).run(arguments)
        guard seed.status == 0 else {
            throw CommandFailure("seed.py failed with status \(seed.status): \(seed.errors)")
        }
        let ids = try JSONDecoder().decode([String: String].self, from: Data(seed.output.utf8))
        return MotoServer(url: server.url, ids: ids, server: server)
    }
}
