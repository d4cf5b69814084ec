import JSONText
import TestSupport
import Testing

@testable import AWSClient

/// Random requests, signed here and by botocore.
@Suite struct BotocoreComparisonTests {
    static let seed: UInt64 = 20_260_102

    @Test func randomRequestsSignAlike() throws {
        var random = SplitMix64(seed: Self.seed)
        var lines: [String] = []
        var own: [String] = []
        for _ in 0..<400 {
            let isS3 = Bool.random(using: &random)
            let token = Bool.random(using: &random) ? text(from: "abc/+=", upTo: 12, using: &random) : nil
            let secret = text(from: "aZ09/+", upTo: 40, using: &random)
            let time = UTCInstant(secondsSinceEpoch: .random(in: 0...4_000_000_000, using: &random))
            let request = request(using: &random)
            let signed = try SigV4Signer().sign(
                request,
                credentials: AWSCredentials(
                    accessKeyID: "AKIDEXAMPLE", secretAccessKey: secret, sessionToken: token, source: "test"),
                region: "eu-west-1", service: isS3 ? "s3" : "ec2", at: time, options: isS3 ? .s3 : .standard)
            own.append(signed.headers.value(of: "Authorization") ?? "")
            let line: JSONValue = [
                "method": .string(request.method.rawValue),
                "url": .string(request.endpoint.origin + request.path),
                "params": .array(request.query.map { [.string($0.name), .string($0.value ?? "")] }),
                "headers": .array(request.headers.map { [.string($0.name), .string($0.value)] }),
                "body": .string(String(decoding: request.body, as: UTF8.self)),
                "token": JSONValue(token), "secret": .string(secret), "region": "eu-west-1",
                "service": isS3 ? "s3" : "ec2", "date": .string(time.compact), "s3": .boolean(isS3),
            ]
            lines.append(line.encodedString(indent: nil))
        }
        let answer = try PythonTool.run(
            [PackagePaths.support("sign_requests.py")], input: lines.joined(separator: "\n"))
        let theirs = try answer.split(separator: "\n").map { try JSONDocument(parsing: String($0)).root.string }
        #expect(theirs.count == own.count)
        for (index, pair) in zip(own, theirs).enumerated() {
            #expect(pair.0 == pair.1, "seed \(Self.seed), request \(lines[index])")
        }
    }

    private func request(using random: inout SplitMix64) -> HTTPRequest {
        let ports: [UInt16?] = [nil, nil, 443, 8443, 80]
        let segments = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            ["", ".", "..", PercentEncoding.encode(text(from: "aé +%/*~=", upTo: 4, using: &random))]
                .randomElement(using: &random) ?? ""
        }
        let parameters = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            HTTPRequest.Parameter(
                text(from: "ab-._~ +=&%é*", upTo: 3, using: &random),
                Bool.random(using: &random) ? text(from: "ab- +=&%é:", upTo: 3, using: &random) : nil)
        }
        let headers = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            HTTPHeader(
                ["X-Foo", "x-foo", "X-Foo-Bar", "Content-Type", "User-Agent", "X-Amz-Target"]
                    .randomElement(using: &random) ?? "X", text(from: "a  \t\"é,", upTo: 8, using: &random))
        }
        return HTTPRequest(
            method: Bool.random(using: &random) ? .get : .post,
            endpoint: Endpoint(
                scheme: .https, host: "ec2.example", port: ports.randomElement(using: &random) ?? nil),
            path: "/" + segments.joined(separator: "/"), query: parameters, headers: headers,
            body: Array(text(from: "a=é& ", upTo: 20, using: &random).utf8))
    }

    private func text(from alphabet: String, upTo count: Int, using random: inout SplitMix64) -> String {
        let letters = Array(alphabet)
        return String(
            (0..<Int.random(in: 1...count, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
    }
}
