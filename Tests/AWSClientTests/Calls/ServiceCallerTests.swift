import Synchronization
import Testing

@testable import AWSClient

/// What a call does with every kind of answer.
struct ServiceCallerTests {
    private let call = AWSCall("ec2", "DescribeVpcs", region: "eu-west-1")
    private let good = HTTPResponse.xml(
        "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></DescribeVpcsResponse>")

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func signsAndDecodes() async throws {
        let test = TestCaller([good])
        #expect(try await text(test.caller().call(call)) == #"{"Vpcs":[{"VpcId":"vpc-1"}]}"#)
        let request = try #require(test.transport.requests.first)
        #expect(request.url == "https://ec2.eu-west-1.example/")
        #expect(text(request.body) == "Action=DescribeVpcs&Version=2016-11-15")
        #expect(request.headers.value(of: "Authorization")?.contains("/eu-west-1/ec2/aws4_request") == true)
    }

    @Test func waitsAsStandardModeSays() async throws {
        let throttled = HTTPResponse.ec2Error("RequestLimitExceeded", status: 503)
        let test = TestCaller([throttled, throttled, good])
        _ = try await test.caller().call(call)
        #expect(test.pauses == [0.5, 1.0])
        let broken = TestCaller([.xml("", status: 500), .xml("", status: 502), good])
        _ = try await broken.caller().call(call)
        #expect(broken.pauses == [0.025, 0.05])
    }

    @Test func givesUpAfterThreeAttempts() async throws {
        let test = TestCaller([.ec2Error("RequestLimitExceeded", status: 503)])
        let error = await #expect(throws: CallError.self) { try await test.caller().call(call) }
        #expect(error?.description.hasPrefix("ec2 DescribeVpcs: RequestLimitExceeded: no (request r-1)") == true)
        #expect(test.transport.requests.count == 3)
        let patient = TestCaller([.ec2Error("Throttling")])
        _ = await #expect(throws: CallError.self) {
            try await patient.caller(retry: RetrySettings(maxAttempts: 5)).call(call)
        }
        #expect(patient.transport.requests.count == 5)
    }

    @Test func heedsTheServersHint() async throws {
        let hint = [HTTPHeader("x-amz-retry-after", "1500")]
        let test = TestCaller([.ec2Error("Throttling", headers: hint), good])
        _ = try await test.caller().call(call)
        #expect(test.pauses == [1.5])
        let far = TestCaller([.ec2Error("Throttling", headers: [HTTPHeader("x-amz-retry-after", "60000")]), good])
        _ = try await far.caller().call(call)
        #expect(far.pauses == [5.5])
    }

    @Test(arguments: ["UnauthorizedOperation", "InvalidVpcID.NotFound", "AuthFailure"])
    func asksOnceWhereAskingAgainCannotHelp(code: String) async throws {
        let test = TestCaller([.ec2Error(code, status: 403)])
        await #expect(throws: CallError.self) { try await test.caller().call(call) }
        #expect(test.transport.requests.count == 1)
    }

    @Test func repeatsWhatTheConnectionBroke() async throws {
        let reset = TransportError(.truncated, host: "h", cause: "reset")
        let test = TestCaller([.failure(reset), .success(good)])
        _ = try await test.caller().call(call)
        #expect(test.transport.requests.count == 2)
        let untrusted = TestCaller([.failure(TransportError(.certificate, host: "h", cause: "self-signed"))])
        await #expect(throws: CallError.self) { try await untrusted.caller().call(call) }
        #expect(untrusted.transport.requests.count == 1)
    }

    @Test func repeatsAnAnswerThatEndsEarly() async throws {
        let test = TestCaller([.xml("<DescribeVpcsResponse><vpcSet><item>"), good])
        _ = try await test.caller().call(call)
        #expect(test.transport.requests.count == 2)
    }

    @Test func refusesPagesOfProxies() async throws {
        let page = HTTPResponse(
            status: 200, headers: [HTTPHeader("Content-Type", "text/html")], body: Array("<html>Log in".utf8))
        let test = TestCaller([page])
        let error = await #expect(throws: CallError.self) { try await test.caller().call(call) }
        #expect(error?.description.contains("an HTML page (HTTP 200)") == true)
        let moved = TestCaller([HTTPResponse(status: 302, headers: [HTTPHeader("Location", "http://login/")])])
        let other = await #expect(throws: CallError.self) { try await moved.caller().call(call) }
        #expect(other?.description.contains("a redirect (HTTP 302) to http://login/") == true)
    }

    @Test func renewsExpiredCredentialsOnce() async throws {
        let expired = HTTPResponse.ec2Error("ExpiredToken")
        let test = TestCaller([expired, good])
        _ = try await test.caller().call(call)
        let keys = test.transport.requests.map { $0.headers.value(of: "Authorization")?.contains("AKIDEXAMPLE1/") }
        #expect(keys == [false, true])
        let hopeless = TestCaller([expired])
        await #expect(throws: CallError.self) { try await hopeless.caller().call(call) }
        #expect(hopeless.transport.requests.count == 2)
        let fixed = TestCaller([.success(expired)], credentials: TestCredentials(canRenew: false))
        await #expect(throws: CallError.self) { try await fixed.caller().call(call) }
        #expect(fixed.transport.requests.count == 1)
    }

    @Test func correctsTheClockOnce() async throws {
        let late = HTTPResponse.ec2Error(
            "RequestExpired", headers: [HTTPHeader("Date", "Wed, 25 Nov 2026 12:10:00 GMT")])
        let test = TestCaller([late, good])
        _ = try await test.caller().call(call)
        #expect(
            test.transport.requests.map { $0.headers.value(of: "X-Amz-Date") } == [
                "20261125T120000Z", "20261125T121000Z",
            ])
        #expect(test.warnings.withLock { $0 }.first?.contains("differs from AWS's by 600 seconds") == true)
        let never = TestCaller([late])
        await #expect(throws: CallError.self) { try await never.caller().call(call) }
        #expect(never.transport.requests.count <= 3)
    }

    @Test func logsNoSecret() async throws {
        let test = TestCaller([.ec2Error("Throttling"), good])
        _ = try await test.caller().call(call)
        let log = test.lines.withLock { $0 }.joined(separator: "\n")
        #expect(log.contains("ec2 DescribeVpcs eu-west-1: POST https://ec2.eu-west-1.example/ as ****PLE0: HTTP 200"))
        #expect(!log.contains("SEEDED") && !log.contains("Signature="))
    }
}
