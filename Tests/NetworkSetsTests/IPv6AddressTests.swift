import NetworkSets
import TestSupport
import Testing

@Suite struct IPv6AddressTests {
    /// The first column is read, the second printed. Most rows are the examples of RFC 5952 sections 2 and 4.
    @Test(arguments: [
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:0db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:db8::1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:DB8:0:0:1::1", "2001:db8::1:0:0:1"),
        ("2001:db8:aaaa:bbbb:cccc:dddd:0:1", "2001:db8:aaaa:bbbb:cccc:dddd:0:1"),
        ("2001:db8:aaaa:bbbb:cccc:dddd::1", "2001:db8:aaaa:bbbb:cccc:dddd:0:1"),
        ("2001:db8:0:0:0::1", "2001:db8::1"),
        ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
        ("2001:db8:aaaa:bbbb:cccc:dddd:eeee:AAAA", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa"),
        ("::", "::"),
        ("0:0:0:0:0:0:0:0", "::"),
        ("::1", "::1"),
        ("1::", "1::"),
        ("0:0:1:1:1:1:0:0", "::1:1:1:1:0:0"),
        ("1:1:1:1:1:1:0:0", "1:1:1:1:1:1::"),
        ("0::0:1", "::1"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ("::ffff:c000:201", "::ffff:192.0.2.1"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
        ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
        ("::1.2.3.4", "::102:304"),
        ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ])
    func readsAndPrints(text: String, printed: String) throws {
        let address = try IPv6Address(text)
        #expect(address.description == printed)
        #expect(try IPv6Address(printed) == address)
    }

    @Test func placesGroups() throws {
        #expect(try IPv6Address("1:2:3:4:5:6:7:8").value == 0x0001_0002_0003_0004_0005_0006_0007_0008)
        #expect(try IPv6Address("1::8").value == 0x0001_0000_0000_0000_0000_0000_0000_0008)
    }

    @Test(arguments: [
        ("", "the address is missing"),
        ("1:2:3:4:5:6:7", "an IPv6 address without '::' has 8 groups, this has 7"),
        ("1:2:3:4:5:6:7:8:9", "it has more than 8 groups"),
        ("1:2:3:4:5:6:7:1.2.3.4", "an IPv6 address without '::' has 8 groups, this has 9"),
        ("1:2:3:4::5:6:7:8", "there are 8 groups beside '::', 7 is the most"),
        ("1::2::3", "'::' stands for more than one gap"),
        (":::", "'::' stands for more than one gap"),
        (":1:2:3:4:5:6:7", "group 1 is empty: a single ':' at an end"),
        ("1:2:3:4:5:6:7:", "group 8 is empty: a single ':' at an end"),
        ("::1:", "group 3 is empty: a single ':' at an end"),
        ("12345::", "group 1 has more than 4 digits"),
        ("::00001", "group 2 has more than 4 digits"),
        ("1:g::", "group 2 is not hexadecimal"),
        ("1: 2::", "group 2 is not hexadecimal"),
        ("::é", "group 2 is not hexadecimal"),
        ("::1.2.3", "an IPv4 address has 4 octets, this has 3"),
        ("::1.2.3.04", "octet 4 has a leading zero"),
        ("1.2.3.4::", "an embedded IPv4 address must be the last part"),
        ("fe80::1%eth0", "a zone identifier ('%' and what follows) means nothing outside its host"),
    ])
    func refuses(text: String, reason: String) {
        #expect(throws: AddressError(text: text, reason: reason)) { try IPv6Address(text) }
    }

    @Test func randomAddressesSurviveTheRoundTrip() throws {
        var random = SplitMix64(seed: 6)
        for _ in 0..<500 {
            // Zero groups are likely here, and they are what the printed form is about.
            var value: UInt128 = 0
            for _ in 0..<8 {
                value =
                    value << 16 | (random.chance(60) ? 0 : UInt128(UInt16.random(in: 0...UInt16.max, using: &random)))
            }
            let address = IPv6Address(value)
            #expect(try IPv6Address(address.description) == address)
        }
    }
}
