import NetworkSets
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: ["10.0.0.1", "::1", "2001:db8::5", "::ffff:10.0.0.1"])
    func readsEitherFamily(text: String) throws {
        let address = try IPAddress(text)
        #expect(address.description == text)
        #expect(address.family == (text.contains(":") ? .ipv6 : .ipv4))
        #expect(IPAddress(family: address.family, bits: address.bits) == address)
    }

    @Test(arguments: ["", "i-0abc", "10.0.0.1/32", "10.0.0.1:443", "[::1]"])
    func refuses(text: String) {
        #expect(throws: AddressError.self) { try IPAddress(text) }
    }

    @Test func ordersFamiliesFirst() throws {
        let ordered = try ["0.0.0.0", "255.255.255.255", "::", "::1", "ffff::"].map { try IPAddress($0) }
        #expect(ordered.shuffled().sorted() == ordered)
    }

    @Test func familiesKnowTheirWidth() {
        #expect(AddressFamily.allCases.map(\.bitWidth) == [32, 128])
        #expect(AddressFamily.allCases.map(\.description) == ["IPv4", "IPv6"])
        #expect(AddressFamily.ipv6.everyAddress.isFull)
        #expect(AddressFamily.ipv4.everyAddress.ranges == [0...0xFFFF_FFFF])
    }
}
