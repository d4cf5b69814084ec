import Synchronization

/// The difference between AWS's clock and this machine's, learnt from a refusal and applied from then on.
final class ClockSkew: Sendable {
    /// Signatures are good for about five minutes; smaller differences are not the cause.
    private static let smallest: Int64 = 300

    private static let codes: Set<String> = [
        "AuthFailure", "InvalidSignatureException", "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
    ]

    private let offset = Mutex<Int64>(0)
    private let seen = Mutex<Int64?>(nil)

    /// How many seconds AWS's clock was ahead of this machine's in the last answer that told the time.
    var lastSeen: Int64? { seen.withLock { $0 } }

    /// Notes the time of an answer; `now` is this machine's, uncorrected.
    func note(date: String?, now: UTCInstant) {
        guard let date, let there = UTCInstant(httpDate: date) else { return }
        seen.withLock { $0 = there.secondsSinceEpoch - now.secondsSinceEpoch }
    }

    /// The seconds to add to this machine's clock.
    var seconds: Int64 { offset.withLock { $0 } }

    /// Corrects the clock by a refusal's `Date` header, once; true where it was, so that the request is worth repeating.
    func correct(by error: ServiceError, date: String?, now: UTCInstant) -> Bool {
        guard Self.codes.contains(error.code), let date, let there = UTCInstant(httpDate: date) else { return false }
        let difference = there.secondsSinceEpoch - now.secondsSinceEpoch
        guard abs(difference) >= Self.smallest else { return false }
        return offset.withLock { offset in
            // Another request may have corrected it meanwhile; repeating this one is right all the same.
            guard offset == 0 || abs(offset - difference) < Self.smallest else { return false }
            offset = difference
            return true
        }
    }
}
