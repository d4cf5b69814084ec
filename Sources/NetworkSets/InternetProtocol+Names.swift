extension InternetProtocol {
    /// Reads a name of the table, in any case, or a number from 0 to 255; nil for anything else.
    ///
    /// "ipv6-icmp", IANA's keyword, is read too.
    public init?(_ text: String) {
        let lowercased = text.lowercased()
        if let number = Self.numbers[lowercased] {
            self.init(rawValue: number)
        } else if let number = try? DecimalText.value(of: text[...].utf8, subject: "protocol", limit: 255) {
            self.init(rawValue: UInt8(number))
        } else {
            return nil
        }
    }

    /// IANA's keyword in lower case for the usual protocols ("icmpv6" for 58, as AWS says), else the number.
    public var name: String {
        Self.names[rawValue] ?? String(rawValue)
    }

    /// From IANA's "Assigned Internet Protocol Numbers".
    private static let names: [UInt8: String] = [
        0: "hopopt", 1: "icmp", 2: "igmp", 4: "ipv4", 6: "tcp", 8: "egp", 9: "igp", 17: "udp", 27: "rdp", 33: "dccp",
        41: "ipv6", 43: "ipv6-route", 44: "ipv6-frag", 46: "rsvp", 47: "gre", 50: "esp", 51: "ah", 58: "icmpv6",
        59: "ipv6-nonxt", 60: "ipv6-opts", 88: "eigrp", 89: "ospfigp", 94: "ipip", 97: "etherip", 103: "pim",
        108: "ipcomp", 112: "vrrp", 115: "l2tp", 132: "sctp", 136: "udplite",
    ]

    private static let numbers: [String: UInt8] = {
        var numbers: [String: UInt8] = ["ipv6-icmp": 58]
        for (number, name) in names { numbers[name] = number }
        return numbers
    }()
}
