import NetworkSets

/// A draft as the oracle looks at it: texts parsed once, nothing else.
final class OracleNetwork {
    /// A block as its first and last address.
    struct Block {
        let family: AddressFamily
        let low: UInt128
        let high: UInt128
        let length: Int
    }

    private struct Place: Hashable {
        let vpc: String
        let family: AddressFamily
        let bits: UInt128
    }

    let draft: NetworkDraft
    private var blocks: [String: Block] = [:]
    private var holders: [Place: NetworkDraft.Interface] = [:]
    private(set) var publicToPrivate: [UInt128: (vpc: String, address: UInt128)] = [:]
    private(set) var privateToPublic: [String: [UInt128: UInt128]] = [:]

    init(_ draft: NetworkDraft) {
        self.draft = draft
        for interface in draft.interfaces {
            for text in interface.addresses + interface.ipv6 {
                let address = block(text)
                holders[Place(vpc: interface.vpc, family: address.family, bits: address.low)] = interface
            }
            for (inside, outside) in interface.publics {
                publicToPrivate[block(outside).low] = (interface.vpc, block(inside).low)
                privateToPublic[interface.vpc, default: [:]][block(inside).low] = block(outside).low
            }
        }
    }

    /// A block or a single address.
    func block(_ text: String) -> Block {
        if let known = blocks[text] { return known }
        let parts = text.split(separator: "/")
        guard let address = try? IPAddress(String(parts[0])) else { preconditionFailure("\(text) is no block") }
        let width = address.family == .ipv4 ? 32 : 128
        let length = parts.count > 1 ? Int(parts[1]) ?? width : width
        let hostBits = width - length
        let size: UInt128 = hostBits == 128 ? .max : (UInt128(1) << UInt128(hostBits)) - 1
        let low = hostBits == 128 ? 0 : address.bits & ~size
        let made = Block(family: address.family, low: low, high: low + size, length: length)
        blocks[text] = made
        return made
    }

    func contains(_ text: String, _ family: AddressFamily, _ bits: UInt128) -> Bool {
        let block = block(text)
        return block.family == family && block.low <= bits && bits <= block.high
    }

    func holder(_ vpc: String, _ family: AddressFamily, _ bits: UInt128) -> NetworkDraft.Interface? {
        holders[Place(vpc: vpc, family: family, bits: bits)]
            ?? draft.interfaces.first { interface in
                interface.vpc == vpc && interface.prefixes.contains { contains($0, family, bits) }
            }
    }

    /// Whether an interface takes packets to an address for itself: its own addresses and its delegated prefixes.
    func holds(_ interface: NetworkDraft.Interface, _ family: AddressFamily, _ bits: UInt128) -> Bool {
        (interface.addresses + interface.ipv6 + interface.prefixes).contains { contains($0, family, bits) }
    }

    func vpc(holding family: AddressFamily, _ bits: UInt128) -> NetworkDraft.VPC? {
        draft.vpcs.first { $0.blocks.contains { contains($0, family, bits) } }
    }

    func subnet(_ id: String) -> NetworkDraft.Subnet { draft[subnet: id] }

    func subnet(of vpc: String, holding family: AddressFamily, _ bits: UInt128) -> NetworkDraft.Subnet? {
        draft.subnets.first { $0.vpc == vpc && $0.blocks.contains { contains($0, family, bits) } }
    }

    /// RFC 1918, RFC 6598, and what IANA reserves.
    private static let notOnTheInternet = [
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16",
        "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
    ]

    func isPrivate(_ family: AddressFamily, _ bits: UInt128) -> Bool {
        family == .ipv4
            ? Self.notOnTheInternet.contains { contains($0, family, bits) }
            : !contains("2000::/3", family, bits)
    }
}
