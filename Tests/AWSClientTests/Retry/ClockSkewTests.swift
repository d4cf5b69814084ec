import Synchronization
import Testing

@testable import AWSClient

/// This machine's clock against AWS's.
struct ClockSkewTests {
    private let call = AWSCall("ec2", "DescribeVpcs", region: "eu-west-1")
    private let good = HTTPResponse.xml("<DescribeVpcsResponse/>")

    /// A refusal by a server whose clock says that time; the caller's stands at noon.
    private func refusal(_ code: String, at time: String) -> HTTPResponse {
        .ec2Error(code, status: 403, headers: [HTTPHeader("Date", "Wed, 25 Nov 2026 \(time) GMT")])
    }

    private func dates(_ test: TestCaller) -> [String?] {
        test.transport.requests.map { $0.headers.value(of: "X-Amz-Date") }
    }

    @Test(arguments: [
        "AuthFailure", "InvalidSignatureException", "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
    ])
    func theseCodesCorrectIt(code: String) async throws {
        let test = TestCaller([refusal(code, at: "11:50:00"), good])
        _ = try await test.caller().call(call)
        #expect(dates(test) == ["20261125T120000Z", "20261125T115000Z"])
        #expect(test.pauses.isEmpty && test.warnings.withLock { $0.count } == 1)
    }

    @Test func otherCodesDoNot() async throws {
        let test = TestCaller([refusal("UnauthorizedOperation", at: "11:50:00"), good])
        await #expect(throws: CallError.self) { try await test.caller().call(call) }
        #expect(test.transport.requests.count == 1)
    }

    /// A wrong key gives the same codes, and no clock mends it.
    @Test(arguments: ["12:04:59", "11:55:01"])
    func lessThanFiveMinutesAreNotTheCause(time: String) async throws {
        let test = TestCaller([refusal("SignatureDoesNotMatch", at: time), good])
        await #expect(throws: CallError.self) { try await test.caller().call(call) }
        #expect(test.transport.requests.count == 1 && test.warnings.withLock { $0.isEmpty })
    }

    @Test func aClockThatJumpsIsCorrectedOnce() async throws {
        let test = TestCaller([refusal("AuthFailure", at: "12:10:00"), refusal("AuthFailure", at: "12:40:00"), good])
        await #expect(throws: CallError.self) { try await test.caller().call(call) }
        #expect(dates(test) == ["20261125T120000Z", "20261125T121000Z"])
    }

    @Test func laterCallsAreSignedByTheCorrectedClock() async throws {
        let test = TestCaller([refusal("RequestExpired", at: "12:10:00"), good, good])
        let caller = test.caller()
        for _ in 0..<2 { _ = try await caller.call(call) }
        #expect(dates(test) == ["20261125T120000Z", "20261125T121000Z", "20261125T121000Z"])
        #expect(caller.clockDifference == 600)
    }
}
