import JSONText
import Synchronization
import Testing

@testable import AWSClient

/// The credentials of `aws login`.
struct LoginTests {
    private static let config = "[profile p]\nregion = eu-west-1\nlogin_session = arn:aws:iam::1:user/me\n"
    /// Named after the SHA-256 of the session.
    private static func file() throws -> String {
        "/home/me/.aws/login/cache/\(Digest.hex(try Digest.sha256(Array("arn:aws:iam::1:user/me".utf8)))).json"
    }

    private static func token(until end: String, key: String = LoginKeys.sec1) -> String {
        let token: JSONValue = [
            "accessToken": [
                "accessKeyId": "ASIALOGIN", "secretAccessKey": "SEEDED-S", "sessionToken": "SEEDED-T",
                "accountId": "42",
                "expiresAt": .string(end),
            ], "refreshToken": "SEEDED-R", "clientId": "arn:client", "dpopKey": .string(key), "idToken": "kept",
        ]
        return token.encodedString(indent: nil)
    }

    private func machine(
        _ token: String?, answer: @escaping @Sendable (HTTPRequest) async -> TestMachine.Answer = TestMachine.nobody
    ) throws -> TestMachine {
        var settings = TestSettings(config: Self.config, profile: "p")
        settings.files[try Self.file()] = token
        return TestMachine(settings, answer: answer)
    }

    private static let renewal: @Sendable (HTTPRequest) async -> TestMachine.Answer = { _ in
        .success(
            .json(
                #"{"accessToken": {"accessKeyId": "ASIANEW", "secretAccessKey": "SEEDED-S2", "sessionToken": "SEEDED-T2"}, "#
                    + #""tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "SEEDED-R2"}"#))
    }

    @Test func usesWhatTheLoginLeft() async throws {
        let machine = try machine(Self.token(until: "2026-11-25T12:05:01Z"))
        let found = try await machine.credentials()
        #expect(found.accessKeyID == "ASIALOGIN" && found.accountID == "42" && machine.transport.requests.isEmpty)
    }

    @Test func renewsAndKeepsWhatItGets() async throws {
        let machine = try machine(Self.token(until: "2026-11-25T12:05:00Z"), answer: Self.renewal)
        let found = try await machine.credentials()
        #expect(found.accessKeyID == "ASIANEW" && found.expiration?.iso8601 == "2026-11-25T12:15:00Z")
        let request = try #require(machine.transport.requests.first)
        #expect(request.url == "https://eu-west-1.signin.aws.amazon.com/v1/token")
        let body = try JSONDocument(parsing: request.body).root.value
        let expected: JSONValue = [
            "clientId": "arn:client", "grantType": "refresh_token", "refreshToken": "SEEDED-R",
        ]
        #expect(body == expected)
        let kept = try JSONDocument(parsing: machine.files.withLock { $0[try Self.file()] ?? "" }).root
        #expect(kept["refreshToken"]?.string == "SEEDED-R2" && kept["idToken"]?.string == "kept")
        #expect(kept["accessToken"]?["expiresAt"]?.string == "2026-11-25T12:15:00Z")
        #expect(kept["accessToken"]?["accountId"]?.string == "42" && kept["dpopKey"]?.string == LoginKeys.sec1)
    }

    /// The proof is checked with another implementation of JWS.
    @Test(arguments: [LoginKeys.sec1, LoginKeys.pkcs8])
    func provesThePossessionOfTheKey(key: String) async throws {
        let machine = try machine(Self.token(until: "2026-11-25T12:00:00Z", key: key), answer: Self.renewal)
        _ = try await machine.credentials()
        let proof = try #require(machine.transport.requests.first?.headers.value(of: "DPoP"))
        let input: JSONValue = ["proof": .string(proof), "key": .string(key)]
        let checked = try JSONDocument(
            parsing: PythonTool.run([PackagePaths.support("check_proof.py")], input: input.encodedString())
        ).root
        #expect(checked["header"]?["typ"]?.string == "dpop+jwt" && checked["payload"]?["htm"]?.string == "POST")
        #expect(checked["payload"]?["htu"]?.string == "https://eu-west-1.signin.aws.amazon.com/v1/token")
        #expect(
            checked["payload"]?["iat"]?.int == 1_795_608_000 && checked["payload"]?["jti"]?.string?.isEmpty == false)
    }

    @Test func asksAgainWhereNobodyAnswered() async throws {
        let count = Mutex(0)
        let machine = try machine(Self.token(until: "2026-11-25T12:00:00Z")) { request in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number < 3 ? .success(.json("{}", status: 503)) : await Self.renewal(request)
        }
        #expect(try await machine.credentials().accessKeyID == "ASIANEW")
        let gone = try await self.machine(Self.token(until: "2026-11-25T12:00:00Z")).error()
        #expect(gone?.kind == .unreachable)
    }

    @Test(arguments: [
        ("TOKEN_EXPIRED", "the login has expired", "Run aws login --profile p."),
        ("USER_CREDENTIALS_CHANGED", "the password has changed since the login", "Run aws login --profile p."),
        (
            "INSUFFICIENT_PERMISSIONS", "AWS refuses to renew the login",
            "Ask for the permission signin:CreateOAuth2Token."
        ),
        ("other", "the sign-in service gave HTTP status 403", "Run aws login --profile p."),
    ])
    func saysWhyItWasRefused(code: String, reason: String, advice: String) async throws {
        let error = try await machine(Self.token(until: "2026-11-25T12:00:00Z")) { _ in
            .success(.json("{\"error\": \"\(code)\"}", status: 403))
        }.error()
        #expect(error?.reason == reason && error?.advice == advice && error?.kind == .refused)
    }

    @Test func saysWhenALoginIsNeeded() async throws {
        #expect(try await machine(nil).error()?.advice == "Run aws login --profile p.")
        #expect(try await machine("{}").error()?.reason.contains("holds no login") == true)
        for key in [LoginKeys.otherCurve, "nonsense", ""] {
            let error = try await machine(Self.token(until: "2026-11-25T12:00:00Z", key: key), answer: Self.renewal)
                .error()
            #expect(error?.reason == "the login's key cannot be read")
        }
    }
}
