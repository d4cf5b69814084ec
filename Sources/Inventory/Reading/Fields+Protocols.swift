import JSONText
import NetworkSets

extension Fields {
    /// A protocol as EC2 writes it: `tcp`, `6`, or `-1` for all, which is nil.
    func internetProtocol(_ key: StaticString) throws(ElementError) -> InternetProtocol? {
        let text = try text(key)
        if text == "-1" || text == "all" { return nil }
        guard let found = InternetProtocol(text) else {
            throw error(key, "expected a protocol name, a number 0-255 or -1, found \"\(text)\"")
        }
        return found
    }

    /// A port range; -1 in both, or both absent, mean all ports.
    func portRange(from: StaticString, to: StaticString) throws(ElementError) -> ClosedRange<UInt16>? {
        guard let low = try optionalNumber(from), let high = try optionalNumber(to) else { return nil }
        if low == -1, high == -1 { return nil }
        guard let first = UInt16(exactly: low), let last = UInt16(exactly: high), first <= last else {
            throw error(from, "expected ports 0-65535 in ascending order, found \(low)-\(high)")
        }
        return first...last
    }
}
