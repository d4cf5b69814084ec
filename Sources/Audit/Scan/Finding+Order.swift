import Findings

extension Finding {
    /// Whether it stands before another one of the same audit. Two may have one message, such as one for IPv4 and one
    /// for IPv6; their evidence tells them apart, so that a scan says the same each time.
    func isListed(before other: Finding) -> Bool {
        (component, message, evidence.joined(separator: "\n"))
            < (other.component, other.message, other.evidence.joined(separator: "\n"))
    }
}
