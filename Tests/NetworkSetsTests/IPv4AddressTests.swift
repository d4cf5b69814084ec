import NetworkSets
import Testing

@Suite struct IPv4AddressTests {
    @Test(arguments: [
        ("0.0.0.0", 0 as UInt32), ("255.255.255.255", .max), ("10.0.0.1", 0x0A00_0001), ("192.168.1.20", 0xC0A8_0114),
    ])
    func readsAndPrints(text: String, value: UInt32) throws {
        #expect(try IPv4Address(text).value == value)
        #expect(IPv4Address(value).description == text)
    }

    @Test(arguments: [
        ("", "the address is missing"),
        ("10.0.0", "an IPv4 address has 4 octets, this has 3"),
        ("10.0.0.0.1", "an IPv4 address has 4 octets, this has 5"),
        ("web", "an IPv4 address has 4 octets, this has 1"),
        ("10..0.1", "octet 2 is empty"),
        ("10.0.0.", "octet 4 is empty"),
        ("10.01.0.1", "octet 2 has a leading zero"),
        ("10.0.00.1", "octet 3 has a leading zero"),
        ("10.0.0.256", "octet 4 is 256, over 255"),
        ("10.0.0.99999999999999999999999999", "octet 4 is over 255"),
        ("10.0.0.-1", "octet 4 is not a decimal number"),
        ("0x0a.0.0.1", "octet 1 is not a decimal number"),
        (" 10.0.0.1", "octet 1 contains white space"),
        ("10.0.0.1\n", "octet 4 contains white space"),
        ("10.0.0.١", "octet 4 is not a decimal number"),
    ])
    func refuses(text: String, reason: String) {
        #expect(throws: AddressError(text: text, reason: reason)) { try IPv4Address(text) }
    }

    @Test func ordersAsNumbers() throws {
        #expect(try IPv4Address("9.255.255.255") < IPv4Address("10.0.0.0"))
        #expect(try IPv4Address("128.0.0.0") > IPv4Address("127.0.0.0"))
    }

    @Test func errorIsSafeForATerminal() {
        let error = AddressError(text: "10.\u{1B}[31m\u{202E}", reason: "octet 2 is not a decimal number")
        #expect(error.description == "\"10.\\u{1B}[31m\\u{202E}\": octet 2 is not a decimal number")
        let long = AddressError(text: String(repeating: "a", count: 1000), reason: "no")
        #expect(long.description == "\"" + String(repeating: "a", count: 80) + "…\": no")
    }
}
