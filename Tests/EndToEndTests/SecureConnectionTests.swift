import Foundation
import Testing

/// The program behind TLS, proxies and whoever redirects.
@Suite(.serialized)
struct SecureConnectionTests {
    private static let front = Task { try await SecureFront.start(before: try await ReplayServer.start()) }

    private func ask(
        _ options: [String] = [], environment: [String: String] = [:]
    ) async throws -> CommandResult {
        let front = try await Self.front.value
        return try await CommandRunner.awsdrops.run(
            ["path", "--src", "web-1", "--dst", "app-1:8080", "--endpoint-url", front.url] + options,
            environment: ReplayServer.environment.merging(environment) { $1 })
    }

    @Test func theCAFileIsTrusted() async throws {
        let authority = try await Self.front.value.authority.path
        let option = try await ask(["--ca-bundle", authority])
        #expect(option.status == 0, "\(option.errors)")
        let variable = try await ask(environment: ["AWS_CA_BUNDLE": authority])
        #expect(variable.status == 0, "\(variable.errors)")
        let scratch = try TemporaryDirectory()
        let config = try scratch.write("[default]\nca_bundle = \(authority)\n", to: "config")
        let profile = try await ask(environment: ["AWS_CONFIG_FILE": config.path])
        #expect(profile.status == 0, "\(profile.errors)")
    }

    @Test func anAuthorityThatNobodyKnowsIsNotTrusted() async throws {
        let result = try await ask()
        #expect(result.status == 69 && result.output.isEmpty, "\(result.errors)")
        #expect(result.errors.contains("certificate") && result.errors.contains("--ca-bundle"), "\(result.errors)")
        // Asking again would change nothing.
        let debug = try await ask(["--debug"])
        #expect(!debug.errors.contains("again in"), "\(debug.errors)")
    }

    @Test func aCAFileThatIsNotThereIsNamedWithItsOrigin() async throws {
        let scratch = try TemporaryDirectory()
        let missing = scratch.url.appending(path: "missing.pem").path
        let config = try scratch.write("[default]\nca_bundle = \(missing)\n", to: "config")
        for (options, environment, origin) in [
            (["--ca-bundle", missing], [:], "--ca-bundle"), ([], ["AWS_CA_BUNDLE": missing], "AWS_CA_BUNDLE"),
            ([], ["AWS_CONFIG_FILE": config.path], "\(config.path):2"),
        ] as [([String], [String: String], String)] {
            let result = try await ask(options, environment: environment)
            #expect(result.status == 66, "\(result.errors)")
            #expect(result.errors.hasPrefix("awsdrops: \(origin): \(missing) "), "\(result.errors)")
        }
    }

    @Test func aProxyIsUsedButWhereItIsNotMeantTo() async throws {
        let front = try await Self.front.value
        let host = front.url.replacing("https://", with: "")
        let options = ["--ca-bundle", front.authority.path]
        for variable in ["https_proxy", "HTTPS_PROXY"] {
            let before = front.proxied.count
            let result = try await ask(options, environment: [variable: front.proxyURL])
            #expect(result.status == 0, "\(result.errors)")
            let asked = front.proxied.dropFirst(before)
            #expect(!asked.isEmpty && asked.allSatisfy { $0 == "CONNECT \(host) HTTP/1.1" }, "\(asked)")
        }
        let before = front.proxied.count
        for variable in ["no_proxy", "NO_PROXY"] {
            let result = try await ask(
                options, environment: ["https_proxy": front.proxyURL, variable: "example.com,localhost"])
            #expect(result.status == 0 && front.proxied.count == before, "\(result.errors)")
        }
        let nobody = try await ask(options, environment: ["https_proxy": "http://127.0.0.1:9"])
        #expect(nobody.status == 69 && nobody.errors.contains("https_proxy"), "\(nobody.errors)")
    }

    @Test func aRedirectIsNotFollowed() async throws {
        let server = try await ReplayServer.start()
        let proxy = try await FaultProxy.start(before: server, faults: ["*=redirect"])
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--src", "web-1", "--dst", "app-1:8080", "--endpoint-url", proxy.url],
            environment: ReplayServer.environment)
        #expect(result.status == 69, "\(result.errors)")
        #expect(result.errors.contains("a redirect (HTTP 307) to \(server.url)/"), "\(result.errors)")
    }
}
