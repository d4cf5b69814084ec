/// What is known about types of ICMP messages (RFC 792, 950 and 4443).
public enum ICMPMessage {
    /// The type that answers a request of this type; nil where nothing answers it or the protocol is not ICMP.
    public static func replyType(for type: UInt8, protocol: InternetProtocol) -> UInt8? {
        replies(of: `protocol`).first { $0.request == type }?.reply
    }

    /// The requests of a protocol and their answers.
    static func replies(of protocol: InternetProtocol) -> [(request: UInt8, reply: UInt8)] {
        switch `protocol` {
        case .icmp: [(8, 0), (13, 14), (17, 18)]
        case .icmpv6: [(128, 129)]
        default: []
        }
    }

    /// What a type is called, for example "echo request"; nil for the rarer ones.
    public static func name(of type: UInt8, protocol: InternetProtocol) -> String? {
        switch `protocol` {
        case .icmp: names[type]
        case .icmpv6: namesOfIPv6[type]
        default: nil
        }
    }

    /// The type of an echo request ("ping") of the protocol: 8, or 128 for ICMPv6; nil for others.
    public static func echoRequest(of protocol: InternetProtocol) -> UInt8? {
        replies(of: `protocol`).first?.request
    }

    /// The type of an echo reply of the protocol: 0, or 129 for ICMPv6; nil for others.
    public static func echoReply(of protocol: InternetProtocol) -> UInt8? {
        replies(of: `protocol`).first?.reply
    }

    private static let names: [UInt8: String] = [
        0: "echo reply", 3: "destination unreachable", 4: "source quench", 5: "redirect", 8: "echo request",
        9: "router advertisement", 10: "router solicitation", 11: "time exceeded", 12: "parameter problem",
        13: "timestamp request", 14: "timestamp reply", 17: "address mask request", 18: "address mask reply",
    ]

    private static let namesOfIPv6: [UInt8: String] = [
        1: "destination unreachable", 2: "packet too big", 3: "time exceeded", 4: "parameter problem",
        128: "echo request", 129: "echo reply", 130: "listener query", 131: "listener report", 132: "listener done",
        133: "router solicitation", 134: "router advertisement", 135: "neighbor solicitation",
        136: "neighbor advertisement", 137: "redirect",
    ]
}
