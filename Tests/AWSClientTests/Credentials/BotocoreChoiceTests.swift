import JSONText
import TestSupport
import Testing

@testable import AWSClient

/// Machines made up at random, where botocore and awsdrops must end with the same credentials, or both with none.
struct BotocoreChoiceTests {
    private static let seed: UInt64 = 20_261_125
    private static let count = 400

    @Test func choosesAsBotocoreDoes() async throws {
        var random = SplitMix64(seed: Self.seed)
        let cases = (0..<Self.count).map { _ in CredentialsCase(using: &random) }
        let theirs = try JSONDocument(
            parsing: PythonTool.run(
                [PackagePaths.support("choose_credentials.py")],
                input: JSONValue.array(cases.map(\.json)).encodedString(indent: nil)))
        var kinds: Set<String> = []
        for (index, pair) in zip(cases, theirs.root.elements).enumerated() {
            let own = await choice(pair.0)
            kinds.insert(String((own ?? "none").prefix(4)))
            // Before it uses a web identity botocore stumbles over an SSO session that it does not need.
            if pair.1.isNull, own?.hasPrefix("TOKEN>") == true, pair.0.namesMissingSession { continue }
            #expect(
                own == pair.1.string, "seed \(Self.seed), case \(index): \(pair.0.json.encodedString())")
        }
        #expect(theirs.root.elements.count == Self.count)
        #expect(kinds.isSuperset(of: ["none", "AKIA", "CRED", "CONF", "TOKE", "PROC", "ASIA", "port", "169."]))
    }

    private func choice(_ machine: CredentialsCase) async -> String? {
        var settings = TestSettings(environment: machine.environment, profile: machine.profile)
        settings.files = machine.files
        let test = TestMachine(settings, answer: Self.service, metadata: Self.metadata)
        guard let resolved = try? test.resolve() else { return nil }
        var effects = test.effects
        effects.run = { words, seconds throws(ProgramFailure) in try await ProgramRunner.run(words, seconds: seconds) }
        return try? await CredentialsSource(settings: resolved, effects: effects).current().accessKeyID
    }

    private static let service: @Sendable (HTTPRequest) async -> TestMachine.Answer = { request in
        if let token = request.headers.value(of: "x-amz-sso_bearer_token") {
            let query = request.query.map { "\($0.name)=\($0.value ?? "")" }.joined(separator: "&")
            return .success(
                .json(
                    #"{"roleCredentials": {"accessKeyId": "\#(request.endpoint.host)|\#(query)|\#(token)", "#
                        + #""secretAccessKey": "s", "sessionToken": "t", "expiration": 4070908800000}}"#))
        }
        let form = request.form
        let names = ["ExternalId", "SerialNumber", "DurationSeconds", "TokenCode", "WebIdentityToken"]
        let tags = names.map { "|" + (form[$0] ?? "") }.joined()
        let key = "\(request.signer ?? "TOKEN")>\(form["RoleArn"] ?? "")\(tags)"
        // A slash ends a key id in the signatures it makes.
        return .success(STSAnswers.role(request, key: key.replacing("/", with: ":")))
    }

    private static let metadata: @Sendable (HTTPRequest) async -> TestMachine.Answer = { request in
        switch request.path {
        case "/latest/api/token": return .success(HTTPResponse(status: 200, body: Array("token".utf8)))
        case "/latest/meta-data/iam/security-credentials/":
            return .success(HTTPResponse(status: 200, body: Array("role".utf8)))
        default:
            return .success(
                .json(
                    #"{"AccessKeyId": "\#(request.endpoint.host)\#(request.path)", "SecretAccessKey": "s", "Token": "t", "#
                        + #""Expiration": "2099-01-01T00:00:00Z"}"#))
        }
    }
}
