import Synchronization
import Testing

@testable import AWSClient

/// Credentials of containers and of EC2 instances.
struct MetadataTests {
    private static func keys(_ id: String, until end: String = "2026-11-25T18:00:00Z") -> HTTPResponse {
        .json(
            #"{"AccessKeyId": "\#(id)", "SecretAccessKey": "SEEDED-S", "Token": "SEEDED-T", "Expiration": "\#(end)"}"#)
    }

    private func container(_ environment: [String: String], files: [String: String] = [:]) -> TestMachine {
        var settings = TestSettings(environment: environment)
        settings.files = files
        return TestMachine(settings, metadata: { _ in .success(Self.keys("ASIACONTAINER")) })
    }

    @Test func theRelativeAddressComesFirst() async throws {
        let machine = container([
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/x?y=%2F",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://x",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": "SEEDED",
        ])
        #expect(try await machine.credentials().accessKeyID == "ASIACONTAINER")
        let request = try #require(machine.metadata.requests.first)
        #expect(request.url == "http://169.254.170.2/v2/credentials/x?y=%2F")
        #expect(
            request.headers.value(of: "Authorization") == "SEEDED" && machine.metadataTimeouts.withLock { $0 } == [2])
    }

    @Test(arguments: [
        "http://127.0.0.1:80/x", "http://127.9.9.9/x", "http://localhost/x", "http://[::1]/x",
        "http://169.254.170.23/v1/x",
        "http://[fd00:ec2::23]/v1/x", "https://example.com/x",
    ])
    func asksTheseHosts(url: String) async throws {
        let machine = container(
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/t"],
            files: ["/t": "SEEDED-FILE\n"])
        #expect(try await machine.credentials().source.contains("FULL_URI"))
        #expect(machine.metadata.requests[0].headers.value(of: "Authorization") == "SEEDED-FILE")
    }

    @Test(arguments: [
        "http://example.com/x", "http://127.0.0.1.evil.example/x", "http://10.0.0.1/", "http://169.254.169.254/",
        "127.0.0.1/x",
        "http://127.0.0.1@evil.example/", "http://127.1/x", "http://127.0.0.1.1/x", "http://[::2]/x",
    ])
    func asksNoOthers(url: String) async throws {
        let machine = container(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
        #expect(try await machine.error()?.subject == "AWS_CONTAINER_CREDENTIALS_FULL_URI")
        #expect(machine.metadata.requests.isEmpty)
    }

    @Test func theTokensFileComesBeforeTheVariable() async throws {
        var environment = [
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "SEEDED",
        ]
        environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/t"
        let machine = container(environment, files: ["/t": "SEEDED-FILE\n"])
        _ = try await machine.credentials()
        #expect(machine.metadata.requests[0].headers.value(of: "Authorization") == "SEEDED-FILE")
        #expect(try await container(environment).error()?.reason == "/t does not exist")
    }

    @Test func refusesATokenOfSeveralLines() async throws {
        let error = try await container(
            ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "SEEDED\r\nX: y"]
        ).error()
        #expect(error?.subject == "AWS_CONTAINER_AUTHORIZATION_TOKEN" && error?.description.contains("SEEDED") == false)
    }

    @Test func asksThreeTimes() async throws {
        let count = Mutex(0)
        let machine = TestMachine(
            TestSettings(environment: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"]),
            metadata: { request in
                guard
                    count.withLock({
                        $0 += 1; return $0
                    }) > 2
                else { return .success(.json("SEEDED", status: 500)) }
                return .success(Self.keys("ASIALATE"))
            })
        #expect(try await machine.credentials().accessKeyID == "ASIALATE" && machine.slept.withLock { $0 } == [1, 1])
        let never = TestMachine(
            TestSettings(environment: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"]),
            metadata: { _ in .success(.json("SEEDED", status: 403)) })
        let error = try await never.error()
        #expect(error?.kind == .refused && error?.reason == "169.254.170.2 answered HTTP status 403")
        #expect(never.metadata.requests.count == 3)
    }

    private static let instance: @Sendable (HTTPRequest) async -> TestMachine.Answer = { request in
        switch (request.method, request.path) {
        case (.put, "/latest/api/token"):
            return .success(HTTPResponse(status: 200, body: Array("SEEDED-IMDS".utf8)))
        case _ where request.headers.value(of: "x-aws-ec2-metadata-token") != "SEEDED-IMDS":
            return .success(HTTPResponse(status: 401))
        case (.get, "/latest/meta-data/iam/security-credentials/"):
            return .success(HTTPResponse(status: 200, body: Array("my-role\n".utf8)))
        case (.get, "/latest/meta-data/iam/security-credentials/my-role"): return .success(keys("ASIAEC2"))
        case (.get, "/latest/meta-data/placement/region"):
            return .success(HTTPResponse(status: 200, body: Array("ap-south-1".utf8)))
        default: return .success(HTTPResponse(status: 404))
        }
    }

    @Test func theInstanceIsAskedWithAToken() async throws {
        let machine = TestMachine(TestSettings(), metadata: Self.instance)
        #expect(try await machine.credentials().accessKeyID == "ASIAEC2")
        let first = try #require(machine.metadata.requests.first)
        #expect(first.endpoint.origin == "http://169.254.169.254")
        #expect(first.headers.value(of: "x-aws-ec2-metadata-token-ttl-seconds") == "21600")
        #expect(machine.metadata.requests.count == 3 && machine.metadataTimeouts.withLock { $0 } == [1])
        #expect(try await machine.resolve().instanceRegion(machine.effects)?.value == "ap-south-1")
    }

    @Test func credentialsThatSeemToEndAreKeptALittle() async throws {
        let machine = TestMachine(
            TestSettings(),
            metadata: { request in
                request.path.hasSuffix("my-role")
                    ? .success(Self.keys("ASIAOLD", until: "2026-11-25T11:00:00Z")) : await Self.instance(request)
            })
        // 15 minutes and half of what lies between 2 and 10.
        #expect(try await machine.credentials().expiration?.iso8601 == "2026-11-25T12:21:00Z")
    }

    @Test(arguments: [
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]"),
        (["AWS_IMDS_USE_IPV6": "true"], "http://[fd00:ec2::254]"),
        (["AWS_IMDS_USE_IPV6": "true", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv4"], "http://169.254.169.254"),
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://localhost:1338/"], "http://localhost:1338"),
    ])
    func theInstancesAddressMayBeAnother(environment: [String: String], origin: String) async throws {
        let machine = TestMachine(TestSettings(environment: environment), metadata: Self.instance)
        #expect(try await machine.credentials().accessKeyID == "ASIAEC2")
        #expect(machine.metadata.requests[0].endpoint.origin == origin)
    }

    @Test func patienceIsAsSet() async throws {
        let machine = TestMachine(
            TestSettings(environment: ["AWS_METADATA_SERVICE_TIMEOUT": "3", "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "4"]))
        let error = try await machine.error()
        #expect(
            error?.reason.contains("instance metadata (169.254.169.254 gave no answer: Connection refused)") == true)
        #expect(machine.metadata.requests.count == 4 && machine.metadataTimeouts.withLock { $0 } == [3])
        let wrong = TestMachine(TestSettings(environment: ["AWS_METADATA_SERVICE_TIMEOUT": "soon"]))
        #expect(try await wrong.error()?.subject == "AWS_METADATA_SERVICE_TIMEOUT")
    }

    @Test func saysWhyAnInstanceHasNone() async throws {
        let noRole = TestMachine(
            TestSettings(),
            metadata: { $0.method == .put ? await Self.instance($0) : .success(HTTPResponse(status: 404)) })
        #expect(try await noRole.error()?.reason.contains("security-credentials/ gave HTTP status 404") == true)
        let noTrust = TestMachine(
            TestSettings(),
            metadata: {
                $0.path.hasSuffix("my-role")
                    ? .success(.json(#"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "x"}"#))
                    : await Self.instance($0)
            })
        #expect(try await noTrust.error()?.reason.contains("is a role attached that EC2 may assume?") == true)
        // No falling back to version 1.
        let refused = TestMachine(TestSettings(), metadata: { _ in .success(HTTPResponse(status: 403)) })
        #expect(try await refused.error()?.reason.contains("/latest/api/token gave HTTP status 403") == true)
        #expect(refused.metadata.requests.count == 1)
        let off = TestMachine(TestSettings(environment: ["AWS_EC2_METADATA_DISABLED": "TRUE"]), metadata: Self.instance)
        #expect(try await off.error() != nil && off.metadata.requests.isEmpty)
    }
}
