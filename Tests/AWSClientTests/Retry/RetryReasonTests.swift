import Testing

@testable import AWSClient

/// Which failures are worth another attempt, and why.
struct RetryReasonTests {
    @Test(arguments: [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ])
    func theseCodesAskToSlowDown(code: String) {
        for status in [400, 503] { #expect(reason(code, status) == .throttling) }
    }

    @Test(arguments: [
        ("RequestTimeout", 400, RetryReason.transient as RetryReason?), ("RequestTimeoutException", 408, .transient),
        ("IDPCommunicationError", 400, .transient), ("InternalError", 500, .transient),
        ("Unavailable", 503, .transient),
        ("502", 502, .transient), ("504", 504, .transient), ("501", 501, nil), ("505", 505, nil), ("429", 429, nil),
        ("UnauthorizedOperation", 403, nil), ("InvalidParameterValue", 400, nil), ("ExpiredToken", 400, nil),
    ])
    func tellsOtherErrorsByCodeAndStatus(code: String, status: Int, expected: RetryReason?) {
        #expect(reason(code, status) == expected)
    }

    @Test(arguments: [
        (TransportError.Kind.unresolved, true), (.connection, true), (.timeout, true), (.tls, true),
        (.truncated, true), (.certificate, false), (.tooLarge, false), (.invalidRequest, false), (.cancelled, false),
        (.other, false),
    ])
    func tellsWhichConnectionsMayDoBetter(kind: TransportError.Kind, mayDoBetter: Bool) {
        let error = TransportError(kind, host: "h", cause: "c")
        #expect(RetryReason(.transport(error)) == (mayDoBetter ? .transient : nil))
    }

    @Test func anAnswerThatWasCutMayComeWholeTheNextTime() {
        func answer(isTruncated: Bool) -> CallError {
            .unreadable(call: "c", host: "h", reason: "r", isTruncated: isTruncated)
        }
        #expect(RetryReason(answer(isTruncated: true)) == .transient)
        #expect(RetryReason(answer(isTruncated: false)) == nil)
        #expect(RetryReason(.cancelled) == nil && RetryReason(.parameter("p")) == nil)
    }

    private func reason(_ code: String, _ status: Int) -> RetryReason? {
        RetryReason(.service(ServiceError(code: code, message: "", status: status, call: "ec2 DescribeVpcs")))
    }
}
