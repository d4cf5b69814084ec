import Foundation
import Testing

/// Credentials that the whole program takes from metadata services, past a proxy that leads nowhere.
@Suite struct MetadataTests {
    private static let moto = Task { try await MotoServer.start() }
    private static let metadata = Task {
        try await PythonServer.start("metadata_server.py", ["ASIAFROMMETADATA", "SEEDED-SECRET"])
    }

    /// The proxy counts for the metadata's address and not for moto's, which is written as a name.
    private func environment(_ more: [String: String]) async throws -> [String: String] {
        let moto = try await Self.moto.value
        return [
            "AWS_ENDPOINT_URL": moto.url.replacing("127.0.0.1", with: "localhost"), "http_proxy": "http://127.0.0.1:9",
            "no_proxy": "localhost",
        ].merging(more) { $1 }
    }

    @Test func anInstanceGivesItsRoleAndRegion() async throws {
        let address = try await Self.metadata.value.url
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--src", "web-1", "--dst", "app-1:8080", "--debug"],
            environment: try await environment([
                "AWS_EC2_METADATA_DISABLED": "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT": address,
            ]))
        #expect(result.status <= 3 && result.output.contains("web-1"), "\(result.errors)")
        #expect(result.errors.contains("eu-west-1") && result.errors.contains("****DATA"), "\(result.errors)")
    }

    @Test func aContainerGivesItsRole() async throws {
        let address = try await Self.metadata.value.url
        var environment = try await environment([
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "\(address)/container?task=1", "AWS_REGION": "eu-west-1",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": "pass",
        ])
        let question = ["path", "--src", "web-1", "--dst", "app-1:8080", "--debug"]
        let right = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(right.status <= 3 && right.errors.contains("****DATA"), "\(right.errors)")
        environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "other"
        let wrong = try await CommandRunner.awsdrops.run(question, environment: environment)
        #expect(wrong.status == 77 && wrong.errors.contains("answered HTTP status 403"), "\(wrong.errors)")
    }
}
