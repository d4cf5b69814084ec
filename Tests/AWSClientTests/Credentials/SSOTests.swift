import Synchronization
import Testing

@testable import AWSClient

/// Roles of IAM Identity Center.
struct SSOTests {
    private static let config = """
        [profile new]
        sso_session = my-sso
        sso_account_id = 111122223333
        sso_role_name = reader
        [profile old]
        sso_start_url = https://old.example/start
        sso_region = us-east-1
        sso_account_id = 111122223333
        sso_role_name = reader
        [sso-session my-sso]
        sso_start_url = https://new.example/start
        sso_region = eu-central-1
        """
    /// Named after the SHA-1 of "my-sso".
    private static let newFile = "/home/me/.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json"

    private static func token(until end: String, registration: String = "2026-12-31T00:00:00Z") -> String {
        """
        {"accessToken": "SEEDED-ACCESS", "expiresAt": "\(end)", "refreshToken": "SEEDED-REFRESH", "clientId": "client",
        "clientSecret": "SEEDED-CLIENT", "registrationExpiresAt": "\(registration)", "startUrl": "x", "region": "y"}
        """
    }

    private static let answer: @Sendable (HTTPRequest) async -> TestMachine.Answer = { request in
        guard request.path != "/token" else {
            return .success(
                .json(#"{"accessToken": "SEEDED-ACCESS-2", "expiresIn": 28800, "refreshToken": "SEEDED-REFRESH-2"}"#))
        }
        return .success(
            .json(
                #"{"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "SEEDED-SECRET", "#
                    + #""sessionToken": "SEEDED-TOKEN", "expiration": 1795611600000}}"#))
    }

    private func machine(
        _ profile: String, _ files: [String: String],
        answer: @escaping @Sendable (HTTPRequest) async -> TestMachine.Answer = answer
    ) -> TestMachine {
        var settings = TestSettings(config: Self.config, profile: profile)
        settings.files.merge(files) { $1 }
        return TestMachine(settings, answer: answer)
    }

    @Test func asksThePortalWithTheToken() async throws {
        let machine = machine("new", [Self.newFile: Self.token(until: "2026-11-25T20:00:00Z")])
        let found = try await machine.credentials()
        #expect(found.accessKeyID == "ASIASSO" && found.expiration?.iso8601 == "2026-11-25T13:00:00Z")
        #expect(found.accountID == "111122223333" && found.source == "SSO role reader (profile \"new\")")
        let request = try #require(machine.transport.requests.first)
        #expect(
            request.url
                == "https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?role_name=reader&account_id=111122223333"
        )
        #expect(request.headers.value(of: "x-amz-sso_bearer_token") == "SEEDED-ACCESS")
        #expect(request.headers.value(of: "Authorization") == nil && machine.transport.requests.count == 1)
    }

    @Test(arguments: ["2026-11-25T12:14:00Z", "2026-11-25T11:00:00UTC"])
    func renewsATokenThatEndsSoonAndKeepsIt(end: String) async throws {
        let machine = machine("new", [Self.newFile: Self.token(until: end)])
        _ = try await machine.credentials()
        let requests = machine.transport.requests
        #expect(requests.map(\.url).first == "https://oidc.eu-central-1.amazonaws.com/token" && requests.count == 2)
        let body = String(decoding: requests[0].body, as: UTF8.self)
        #expect(body.contains(#""grantType":"refresh_token""#) && body.contains(#""refreshToken":"SEEDED-REFRESH""#))
        #expect(requests[1].headers.value(of: "x-amz-sso_bearer_token") == "SEEDED-ACCESS-2")
        let kept = try #require(SSOToken(machine.files.withLock { $0[Self.newFile] ?? "" }))
        #expect(kept.expiresAt.iso8601 == "2026-11-25T20:00:00Z" && kept.refresh?.token == Secret("SEEDED-REFRESH-2"))
        #expect(kept.refresh?.clientID == "client")
        #expect(machine.files.withLock { $0[Self.newFile]?.contains("https://new.example/start") } == true)
    }

    @Test func aFailedRenewalMattersOnlyOnceTheTokenHasEnded() async throws {
        let refusing: @Sendable (HTTPRequest) async -> TestMachine.Answer = { request in
            request.path == "/token"
                ? .success(.json(#"{"error": "invalid_grant", "error_description": "no"}"#, status: 400))
                : await Self.answer(request)
        }
        let soon = machine("new", [Self.newFile: Self.token(until: "2026-11-25T12:10:00Z")], answer: refusing)
        #expect(try await soon.credentials().accessKeyID == "ASIASSO")
        #expect(soon.warnings.count == 1 && soon.warnings[0].contains("invalid_grant"))
        let over = machine("new", [Self.newFile: Self.token(until: "2026-11-25T11:50:00Z")], answer: refusing)
        let error = try await over.error()
        #expect(error?.reason == "the SSO token has expired at 2026-11-25T11:50:00Z")
        #expect(error?.advice == "Run aws sso login --profile new.")
    }

    @Test func aRegistrationThatHasEndedRenewsNothing() async throws {
        let token = Self.token(until: "2026-11-25T12:10:00Z", registration: "2026-11-25T11:00:00Z")
        let machine = machine("new", [Self.newFile: token])
        _ = try await machine.credentials()
        #expect(machine.transport.requests.count == 1)
    }

    @Test func theOlderFormHasNoRenewal() async throws {
        let file =
            "/home/me/.aws/sso/cache/\(Digest.hex(try Digest.sha1(Array("https://old.example/start".utf8)))).json"
        let machine = machine("old", [file: Self.token(until: "2026-11-25T12:10:00Z")])
        #expect(try await machine.credentials().accessKeyID == "ASIASSO")
        #expect(machine.transport.requests.map(\.endpoint.host) == ["portal.sso.us-east-1.amazonaws.com"])
        let over = self.machine("old", [file: Self.token(until: "2026-11-25T11:10:00Z")])
        #expect(try await over.error()?.advice == "Run aws sso login --profile old.")
    }

    @Test func saysWhenALoginIsNeeded() async throws {
        #expect(try await machine("new", [:]).error()?.reason == "there is no SSO token in \(Self.newFile)")
        #expect(try await machine("new", [Self.newFile: "{"]).error()?.reason == "\(Self.newFile) holds no SSO token")
        let refused = machine("new", [Self.newFile: Self.token(until: "2026-11-25T20:00:00Z")]) { _ in
            .success(.json(#"{"message": "Session token not found or invalid"}"#, status: 401))
        }
        let error = try await refused.error()
        #expect(error?.kind == .refused && error?.advice == "Run aws sso login --profile new.")
        let forbidden = machine("new", [Self.newFile: Self.token(until: "2026-11-25T20:00:00Z")]) { _ in
            .success(.json(#"{"message": "No access"}"#, status: 403))
        }
        #expect(try await forbidden.error()?.advice.contains("sso_account_id") == true)
    }

    @Test(arguments: [
        ("sso_session = x\nsso_account_id = 1\n", "names the SSO session \"x\", which does not exist"),
        ("sso_account_id = 1\n", "lacks sso_start_url, sso_region, sso_role_name"),
        ("sso_session = s\nsso_role_name = r\nsso_region = us-east-1\n", "sso_region differs from the one in"),
    ])
    func saysWhatIsWrongInTheProfile(body: String, words: String) async throws {
        let config = "[profile a]\n\(body)[sso-session s]\nsso_region = eu-west-1\n"
        let error = try await TestMachine(TestSettings(config: config, profile: "a")).error()
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    }
}
