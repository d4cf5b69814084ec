/// A set of TCP or UDP ports; for ICMP of types or codes.
public typealias PortSet = IntervalSet<UInt16>

extension IntervalSet<UInt16> {
    /// Every port, 0 to 65535.
    public static let everyPort = PortSet(0...UInt16.max)
    /// 0 to 255: the types and codes of ICMP.
    public static let everyOctet = PortSet(0...255)
    /// Only 0: what a protocol without ports has in their place.
    public static let zeroOnly = PortSet(0)

    /// Reads ports and ranges of ports separated by commas: "443", "1024-65535", "80,443,8000-8100".
    ///
    /// Refused are empty parts, white space, leading zeros, ports over 65535 and ranges that run backwards.
    public init(ports text: String) throws(PortError) {
        do throws(ParseFailure) {
            guard !text.isEmpty else { throw ParseFailure(reason: "the port is missing") }
            var ranges: [ClosedRange<UInt16>] = []
            for item in text[...].utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                ranges.append(try Self.portRange(item))
            }
            self.init(ranges)
        } catch {
            throw PortError(text: text, reason: error.reason)
        }
    }

    private static func portRange(_ item: Substring.UTF8View) throws(ParseFailure) -> ClosedRange<UInt16> {
        guard let dash = item.firstIndex(of: UInt8(ascii: "-")) else {
            let port = try port(item)
            return port...port
        }
        let low = try port(item[..<dash])
        let high = try port(item[item.index(after: dash)...])
        guard low <= high else { throw ParseFailure(reason: "range \(low)-\(high) runs backwards") }
        return low...high
    }

    private static func port(_ digits: Substring.UTF8View) throws(ParseFailure) -> UInt16 {
        UInt16(try DecimalText.value(of: digits, subject: "port", limit: Int(UInt16.max)))
    }

    /// The ports as `init(ports:)` reads them, "1024-7999,9000"; "none" for the empty set.
    public var portDescription: String {
        if isEmpty { return "none" }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}
