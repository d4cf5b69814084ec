import NetworkSets
import TestSupport
import Testing

@Suite struct AddressSetTests {
    private func set(_ blocks: String...) throws -> AddressSet {
        AddressSet(try blocks.map { try CIDRBlock($0) })
    }

    @Test func fewAddressesAreListed() throws {
        let few = AddressSet(try CIDRBlock("10.0.0.4/31")).union(AddressSet(try IPAddress("2001:db8::1")))
        #expect(few.addresses(upTo: 3)?.map(\.description) == ["10.0.0.4", "10.0.0.5", "2001:db8::1"])
        #expect(few.addresses(upTo: 2) == nil)
        #expect(AddressSet().addresses(upTo: 0) == [])
        #expect(AddressSet.all(.ipv6).addresses(upTo: 64) == nil)
    }

    @Test func unitesNeighbours() throws {
        #expect(try set("10.0.1.0/24", "10.0.0.0/24").description == "10.0.0.0/23")
        #expect(try set("::/1", "8000::/1").description == "::/0")
        #expect(try set("::1/128", "10.0.0.0/8", "9.0.0.0/8").description == "9.0.0.0/8, 10.0.0.0/8, ::1/128")
        #expect(AddressSet().description == "none")
    }

    @Test func subtracts() throws {
        let rest = try set("10.0.0.0/8", "::/0").subtracting(set("10.0.0.0/10", "::/1"))
        #expect(rest.description == "10.64.0.0/10, 10.128.0.0/9, 8000::/1")
        #expect(try rest.contains(IPAddress("10.64.0.0")))
        #expect(try !rest.contains(IPAddress("10.63.255.255")))
        #expect(try !rest.contains(IPAddress("::1")))
        #expect(rest.addressCount == PacketCount(12_582_912) + PacketCount(1 << 127))
    }

    @Test func comparesSets() throws {
        let (small, large) = (try set("10.1.0.0/16"), try set("10.0.0.0/8", "::/0"))
        #expect(small.isSubset(of: large))
        #expect(!large.isSubset(of: small))
        #expect(try small.isDisjoint(with: set("10.2.0.0/16", "::/0")))
        #expect(!small.isDisjoint(with: large))
        #expect(small.intersection(large) == small)
        #expect(small.union(large) == large)
        #expect(AddressSet().isEmpty)
        #expect(AddressSet().isSubset(of: small))
    }

    @Test func findsTheSingleAddress() throws {
        #expect(try set("10.0.0.1/32").singleAddress == IPAddress("10.0.0.1"))
        #expect(try AddressSet(IPAddress("::7")).singleAddress == IPAddress("::7"))
        #expect(try set("10.0.0.0/31").singleAddress == nil)
        #expect(try set("10.0.0.1/32", "::1/128").singleAddress == nil)
        #expect(AddressSet().singleAddress == nil)
    }

    @Test func leavesOutWhatIsNoIPv4Address() {
        #expect(AddressSet(family: .ipv4, ranges: .full) == AddressSet.all(.ipv4))
        #expect(AddressSet.all(.ipv4).description == "0.0.0.0/0")
        #expect(AddressSet.all(.ipv6).description == "::/0")
        #expect(AddressSet.all(.ipv6)[.ipv4].isEmpty)
    }

    @Test func blocksAreTheFewest() {
        var random = SplitMix64(seed: 3)
        for round in 0..<400 {
            let family: AddressFamily = random.chance(50) ? .ipv4 : .ipv6
            let top = family.highestBits
            let ranges = (0..<3).map { _ in
                let width = UInt128.random(in: 0..<UInt128(family.bitWidth), using: &random)
                let start = random.chance(30) ? 0 : UInt128.random(in: 0...top, using: &random) >> width
                let reach = min(
                    top - start, random.chance(20) ? top : UInt128.random(in: 0...top, using: &random) >> width)
                return start...(start + reach)
            }
            let set = AddressSet(family: family, ranges: IntervalSet(ranges))
            let blocks = set.blocks
            #expect(AddressSet(blocks) == set, "round \(round), seed 3: \(ranges)")
            #expect(blocks.sorted() == blocks)
            // Two neighbours that are halves of one larger block would not be the fewest; a block of an aligned
            // cover that cannot grow is maximal.
            for (low, high) in zip(blocks, blocks.dropFirst()) where low.prefixLength == high.prefixLength {
                let parent = CIDRBlock(address: low.first, prefixLength: low.prefixLength - 1)
                #expect(parent?.contains(high) != true, "\(low) and \(high), round \(round), seed 3")
            }
        }
    }
}
