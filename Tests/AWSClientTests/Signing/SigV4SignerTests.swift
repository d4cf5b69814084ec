import JSONText
import Testing

@testable import AWSClient

@Suite struct SigV4SignerTests {
    static func sign(_ request: HTTPRequest, token: String? = nil, options: SigningOptions = .standard) throws
        -> HTTPRequest
    {
        try SigV4Signer().sign(
            request,
            credentials: AWSCredentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: SigningCase.secret, sessionToken: token, source: "test"),
            region: "us-east-1", service: "service", at: SigningCase.time, options: options)
    }

    static func signature(_ request: HTTPRequest) -> String {
        String(request.headers.value(of: "Authorization")?.split(separator: "=").last ?? "")
    }

    @Test func suiteIsWhole() {
        #expect(SigningCase.all.count == 38)
    }

    @Test(arguments: SigningCase.all) func suite(_ row: SigningCase) throws {
        let signed = try Self.sign(row.request, token: row.token, options: row.options)
        var covered = signed
        covered.headers.removeAll { $0.name == "Authorization" }
        let hash = Digest.hex(try Digest.sha256(row.request.body))
        #expect(CanonicalRequest(covered, bodyHash: hash, options: row.options).text == row.canonical)
        #expect(Self.signature(signed) == row.signature)
    }

    @Test func wireVectors() throws {
        let document = try JSONDocument(parsing: PackagePaths.fixture("signing/wire.json"))
        let vectors = try #require(document.root["vectors"])
        let token = try #require(document.root["sessionToken"]?.string)
        var seen = 0
        for vector in vectors.elements {
            let url = try #require(vector["url"]?.string)
            let headers = try #require(vector["headers"]).members.map { HTTPHeader($0.key, $0.value.string ?? "") }
            let date = try #require(headers.value(of: "X-Amz-Date"))
            let scope = try #require(headers.value(of: "Authorization")).split(separator: "/")
            #expect(date == "20260102T030405Z")
            let request = HTTPRequest(
                method: .post, endpoint: Endpoint(host: String(url.dropFirst(8).dropLast())), headers: headers,
                body: Array(try #require(vector["body"]?.string).utf8))
            let signed = try SigV4Signer().sign(
                request,
                credentials: AWSCredentials(
                    accessKeyID: "AKIDEXAMPLE", secretAccessKey: SigningCase.secret, sessionToken: token, source: "test"
                ),
                region: String(scope[2]), service: String(scope[3]),
                at: try #require(UTCInstant(iso8601: "2026-01-02T03:04:05Z")))
            #expect(Self.signature(signed) == vector["signature"]?.string, "\(vector["op"]?.string ?? "?")")
            seen += 1
        }
        #expect(seen == 8)
    }

    @Test func replacesWhatAnEarlierAttemptSigned() throws {
        let request = HTTPRequest(method: .post, endpoint: Endpoint(host: "h"), body: [1, 2])
        let once = try Self.sign(request, token: "t")
        #expect(try Self.sign(once, token: "t") == once)
    }

    @Test func keepsSecretsOutOfText() {
        let credentials = AWSCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "hush-hush", sessionToken: "shush", source: "test")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(!text.contains("hush-hush") && !text.contains("shush") && !text.contains("AKID"))
        }
    }
}
