public import NetworkSets

/// A private IPv4 address of an interface and the public address mapped to it.
public struct PrivateAddress: Sendable, Hashable {
    /// The private address.
    public let address: IPAddress
    /// Whether it is the interface's primary one.
    public let isPrimary: Bool
    /// The public or Elastic IP address an internet gateway translates it to.
    public let publicAddress: IPAddress?

    init(address: IPAddress, isPrimary: Bool, publicAddress: IPAddress?) {
        self.address = address
        self.isPrimary = isPrimary
        self.publicAddress = publicAddress
    }

    init(from fields: Fields) throws(ElementError) {
        address = try fields.address("PrivateIpAddress")
        isPrimary = try fields.optionalFlag("Primary") ?? false
        publicAddress = try fields.object("Association")?.optionalAddress("PublicIp")
    }
}
