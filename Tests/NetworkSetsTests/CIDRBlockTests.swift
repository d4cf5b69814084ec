import NetworkSets
import Testing

@Suite struct CIDRBlockTests {
    @Test(arguments: [
        ("10.0.0.0/8", 0x0A00_0000 as UInt128, 0x0AFF_FFFF as UInt128), ("0.0.0.0/0", 0, 0xFFFF_FFFF),
        ("10.1.2.3/32", 0x0A01_0203, 0x0A01_0203), ("::/0", 0, .max),
        ("2001:db8::/32", 0x2001_0db8 << 96, 0x2001_0db9 << 96 - 1),
        ("::1/128", 1, 1), ("128.0.0.0/1", 0x8000_0000, 0xFFFF_FFFF),
    ])
    func readsAndPrints(text: String, first: UInt128, last: UInt128) throws {
        let block = try CIDRBlock(text)
        #expect(block.description == text)
        #expect(block.bounds == first...last)
        #expect(block.isDefault == text.hasSuffix("/0"))
        #expect(block.first.bits == first)
        #expect(block.last.bits == last)
        #expect(try CIDRBlock(clearingHostBitsOf: text) == block)
    }

    @Test(arguments: [
        ("10.0.0.1/8", "host bits are set; the block is 10.0.0.0/8"),
        ("2001:db8::1/64", "host bits are set; the block is 2001:db8::/64"),
        ("10.0.0.0/33", "prefix length is 33, over 32"),
        ("::/129", "prefix length is 129, over 128"),
        ("10.0.0.0/99999999999999999999", "prefix length is over 32"),
        ("10.0.0.0/", "prefix length is empty"),
        ("/8", "the address is missing"),
        ("/", "the address is missing"),
        ("10.0.0.0//8", "it has more than one '/'"),
        ("10.0.0.0/8/8", "it has more than one '/'"),
        ("10.0.0.0/08", "prefix length has a leading zero"),
        ("10.0.0.0/+8", "prefix length is not a decimal number"),
        ("10.0.0.0/255.0.0.0", "prefix length is not a decimal number"),
        ("10.0.0.0/ 8", "prefix length contains white space"),
        ("10.0.0.0/8 ", "prefix length contains white space"),
        ("10.0.0.0", "a block needs '/' and a prefix length after the address"),
        ("", "a block needs '/' and a prefix length after the address"),
        ("10.0.0/8", "an IPv4 address has 4 octets, this has 3"),
    ])
    func refuses(text: String, reason: String) {
        #expect(throws: AddressError(text: text, reason: reason)) { try CIDRBlock(text) }
    }

    @Test(arguments: [
        ("100.68.0.18/18", "100.68.0.0/18"), ("10.9.8.7/0", "0.0.0.0/0"), ("2001:db8::1/33", "2001:db8::/33"),
    ])
    func clearsHostBits(text: String, block: String) throws {
        #expect(try CIDRBlock(clearingHostBitsOf: text).description == block)
    }

    @Test func aroundAnAddress() throws {
        let address = try IPAddress("10.1.2.3")
        #expect(CIDRBlock(address).description == "10.1.2.3/32")
        #expect(CIDRBlock(address: address, prefixLength: 24)?.description == "10.1.2.0/24")
        #expect(CIDRBlock(address: address, prefixLength: 33) == nil)
        #expect(CIDRBlock(address: address, prefixLength: -1) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.1.0.0/16", true, true), ("10.1.0.0/16", "10.0.0.0/8", false, true),
        ("10.0.0.0/8", "10.0.0.0/8", true, true), ("10.0.0.0/8", "11.0.0.0/8", false, false),
        ("0.0.0.0/0", "::/0", false, false), ("::/0", "::a00:0/104", true, true),
    ])
    func comparesBlocks(outer: String, inner: String, contains: Bool, overlaps: Bool) throws {
        let (outer, inner) = (try CIDRBlock(outer), try CIDRBlock(inner))
        #expect(outer.contains(inner) == contains)
        #expect(outer.overlaps(inner) == overlaps)
        #expect(inner.overlaps(outer) == overlaps)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false), ("0.0.0.0/0", "::1", false),
        ("fe80::/10", "febf::1", true),
    ])
    func holdsAddresses(block: String, address: String, contains: Bool) throws {
        #expect(try CIDRBlock(block).contains(IPAddress(address)) == contains)
    }

    @Test func ordersLargerBlocksFirst() throws {
        let ordered = try ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "::/0"].map { try CIDRBlock($0) }
        #expect(ordered.reversed().sorted() == ordered)
    }
}
