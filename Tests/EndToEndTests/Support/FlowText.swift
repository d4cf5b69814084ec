import TestSupport

/// Texts of flow log records for tests.
enum FlowText {
    static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"

    /// Records of random flows between few ends, each in a window of a minute within the times.
    static func records(_ count: Int, seed: UInt64, from: Int, to: Int) -> [String] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            let start = Int.random(in: from...max(from, to - 60), using: &random)
            let host = Int.random(in: 1...20, using: &random)
            let port = [22, 80, 443, 5432].randomElement(using: &random) ?? 443
            let action = Bool.random(using: &random) ? "ACCEPT" : "REJECT"
            let packets = Int.random(in: 1...99, using: &random)
            return "2 111122223333 eni-0\(host % 4) 198.51.100.\(host) 10.0.1.\(Int.random(in: 4...9, using: &random)) "
                + "\(Int.random(in: 32768...60999, using: &random)) \(port) 6 \(packets) \(packets * 60) \(start) "
                + "\(start + 59) \(action) OK"
        }
    }

    /// The records below a header.
    static func file(_ records: [String]) -> String { ([header] + records).joined(separator: "\n") + "\n" }
}
