/// The idle limits of security-group connection tracking set on an interface, in seconds; nil means the type's default.
public struct ConnectionTracking: Sendable, Hashable {
    /// Established TCP connections, 60–432000.
    public let tcpEstablished: Int?
    /// UDP seen one way or once, 30–60.
    public let udp: Int?
    /// UDP with more than one exchange, 60–180.
    public let udpStream: Int?

    /// Of an instance type, which calls them defaults.
    init(ofType fields: Fields) throws(ElementError) {
        tcpEstablished = try fields.optionalNumber("DefaultTcpEstablishedTimeout")
        udp = try fields.optionalNumber("DefaultUdpTimeout")
        udpStream = try fields.optionalNumber("DefaultUdpStreamTimeout")
    }

    init(from fields: Fields) throws(ElementError) {
        tcpEstablished = try fields.optionalNumber("TcpEstablishedTimeout")
        udp = try fields.optionalNumber("UdpTimeout")
        udpStream = try fields.optionalNumber("UdpStreamTimeout")
    }
}
