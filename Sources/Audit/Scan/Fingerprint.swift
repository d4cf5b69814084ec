public import Findings

/// What names a finding from one scan to the next: the same as long as the fact and its place are.
public enum Fingerprint {
    /// The fingerprints of the findings of one scan, in their order: 32 hexadecimal digits each.
    ///
    /// Severity, evidence and fixes do not count, so that more hosts in the same case change nothing. Findings that nothing
    /// else tells apart are numbered.
    public static func all(of findings: [Finding]) -> [String] {
        var seen: [String: Int] = [:]
        return findings.map { finding in
            let identity = [
                finding.code.rawValue, finding.component, finding.direction?.rawValue ?? "",
                finding.identity ?? finding.message,
            ].joined(separator: "\u{0}")
            let number = seen[identity, default: 0]
            seen[identity] = number + 1
            return hash(number == 0 ? identity : "\(identity)\u{0}\(number)")
        }
    }

    /// FNV-1a of 128 bits (RFC 9923): a fixed function, unlike the language's own hashes.
    private static func hash(_ text: String) -> String {
        let prime: UInt128 = (1 << 88) + 0x13B
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
