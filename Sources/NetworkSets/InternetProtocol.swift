/// A protocol number of the IP header.
public struct InternetProtocol: Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible {
    /// The number IANA assigned, 0 to 255.
    public let rawValue: UInt8

    /// The protocol with this number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// ICMP of IPv4.
    public static let icmp = InternetProtocol(rawValue: 1)
    /// The Transmission Control Protocol.
    public static let tcp = InternetProtocol(rawValue: 6)
    /// The User Datagram Protocol.
    public static let udp = InternetProtocol(rawValue: 17)
    /// Generic Routing Encapsulation.
    public static let gre = InternetProtocol(rawValue: 47)
    /// Encapsulating Security Payload, of IPsec.
    public static let esp = InternetProtocol(rawValue: 50)
    /// Authentication Header, of IPsec.
    public static let ah = InternetProtocol(rawValue: 51)
    /// ICMP of IPv6.
    public static let icmpv6 = InternetProtocol(rawValue: 58)
    /// The Stream Control Transmission Protocol.
    public static let sctp = InternetProtocol(rawValue: 132)

    /// Whether EC2's filters look at ports: only for TCP and UDP.
    ///
    /// The rules of security groups and network ACLs take ports with any protocol but apply them to these two only.
    public var hasPorts: Bool {
        self == .tcp || self == .udp
    }

    /// Whether packets have a type and a code: ICMP and ICMPv6.
    public var isICMP: Bool {
        self == .icmp || self == .icmpv6
    }

    /// The protocol as EC2's API writes it: "tcp", "udp", "icmp", "icmpv6", else the number.
    public var awsName: String {
        hasPorts || isICMP ? name : String(rawValue)
    }

    /// The name.
    public var description: String {
        name
    }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
