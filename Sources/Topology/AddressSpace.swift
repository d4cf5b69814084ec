public import NetworkSets

/// The parts of the address space that rules of AWS speak of.
public enum AddressSpace {
    /// RFC 1918: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16.
    public static let rfc1918 = set([(0x0A00_0000, 8), (0xAC10_0000, 12), (0xC0A8_0000, 16)], .ipv4)

    /// RFC 6598: 100.64.0.0/10, shared between a carrier and its customers.
    public static let rfc6598 = set([(0x6440_0000, 10)], .ipv4)

    /// 169.254.0.0/16 and fd00:ec2::/32, where the VPC's own services answer.
    public static let amazonReserved =
        set([(0xA9FE_0000, 16)], .ipv4).union(set([(0xfd00_0ec2 << 96, 32)], .ipv6))

    /// What no host sends from across a network: this host (RFC 1122), loopback, link-local, multicast; in IPv6 also
    /// fd00:ec2::/32, where the VPC's own services answer.
    public static let neverSource = set([(0, 8), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xE000_0000, 4)], .ipv4)
        .union(
            set([(0, 127), (0xfe80 << 112, 10), (0xff00 << 112, 8), (0xfd00_0ec2 << 96, 32)], .ipv6))

    /// What is on no public network: private, shared, loopback, link-local, multicast and reserved space (IANA special-purpose
    /// registries). The documentation blocks are left out, since they stand for public hosts wherever they are written.
    public static let notPublic: AddressSet = {
        let others = set(
            [
                (0, 8), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xC000_0000, 24), (0xC612_0000, 15), (0xE000_0000, 4),
                (0xF000_0000, 4),
            ], .ipv4)
        // Of IPv6 only 2000::/3 is global unicast (RFC 4291, IANA).
        let notGlobal = AddressSet.all(.ipv6).subtracting(set([(0x2000 << 112, 3)], .ipv6))
        return rfc1918.union(rfc6598).union(others).union(notGlobal)
    }()

    /// The public addresses of a family.
    public static func publicAddresses(_ family: AddressFamily) -> AddressSet {
        AddressSet.all(family).subtracting(notPublic)
    }

    private static func set(_ blocks: [(bits: UInt128, length: Int)], _ family: AddressFamily) -> AddressSet {
        let ranges = blocks.map { block in
            let size = UInt128(1) << UInt128(family.bitWidth - block.length)
            return block.bits...(block.bits + (size - 1))
        }
        return AddressSet(family: family, ranges: IntervalSet(ranges))
    }
}
