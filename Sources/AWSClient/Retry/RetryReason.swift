/// Why a failed attempt may be repeated.
///
/// Source: "Retry behavior", AWS SDKs and Tools Reference Guide, standard mode.
enum RetryReason: Sendable, Hashable {
    /// AWS asked to slow down.
    case throttling
    /// A fault that passes: a 5xx status, a broken connection.
    case transient

    private static let throttlingCodes: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]
    private static let transientCodes: Set<String> = [
        "RequestTimeout", "RequestTimeoutException", "IDPCommunicationError",
    ]

    /// Why a call that failed so may be repeated, or nil.
    init?(_ error: CallError) {
        switch error {
        case .service(let error):
            if Self.throttlingCodes.contains(error.code) {
                self = .throttling
            } else if Self.transientCodes.contains(error.code) || [500, 502, 503, 504].contains(error.status) {
                self = .transient
            } else {
                return nil
            }
        case .transport(let error):
            guard error.isTransient else { return nil }
            self = .transient
        case .unreadable(_, _, _, let isTruncated):
            guard isTruncated else { return nil }
            self = .transient
        case .credentials, .settings, .parameter, .cancelled: return nil
        }
    }

    /// What a repetition costs of the quota.
    var cost: Int { self == .throttling ? 5 : 14 }

    /// The longest first delay, in seconds.
    var base: Double { self == .throttling ? 1 : 0.05 }
}
