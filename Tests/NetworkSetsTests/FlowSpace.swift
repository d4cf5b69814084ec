import NetworkSets
import TestSupport

/// A small universe for one random case: each axis is cut into a few ranges, and every side of a box is made of whole
/// ranges. So membership is the same for all packets of one cell, and testing one packet per cell tests every packet.
struct FlowSpace {
    typealias Ports = [ClosedRange<UInt16>]

    let families: [AddressFamily]
    let protocols: [InternetProtocol]
    private let addresses: [AddressFamily: [ClosedRange<UInt128>]]
    private let ports: Ports

    init(using random: inout SplitMix64) {
        families = random.chance(20) ? [.ipv4, .ipv6] : [random.chance(50) ? .ipv4 : .ipv6]
        let numbers = [.icmp, .tcp, .udp, .esp, .icmpv6, InternetProtocol(rawValue: 7), InternetProtocol(rawValue: 0)]
        protocols = Array(numbers.shuffled(using: &random).prefix(families.count == 2 ? 2 : 3)).sorted()
        var addresses: [AddressFamily: [ClosedRange<UInt128>]] = [:]
        for family in families {
            let top = family.highestBits
            let cuts = [1, 2, 256, top / 2, top - 1, top].shuffled(using: &random).prefix(2)
            addresses[family] = Self.pieces(of: 0...top, cutBefore: Set(cuts))
        }
        self.addresses = addresses
        let cuts: [UInt16] = [1, 8, 9, 13, 128, 129, 255, 1023, 1024, 65535].shuffled(using: &random)
        ports = Self.pieces(of: 0...65535, cutBefore: Set(cuts.prefix(2) + [256]))
    }

    private static func pieces<Bound: FixedWidthInteger & UnsignedInteger>(
        of whole: ClosedRange<Bound>, cutBefore cuts: Set<Bound>
    ) -> [ClosedRange<Bound>] {
        let starts = [whole.lowerBound] + cuts.sorted()
        let ends = cuts.sorted().map { $0 - 1 } + [whole.upperBound]
        return zip(starts, ends).map { $0...$1 }
    }

    func randomBox(using random: inout SplitMix64) -> FlowBox {
        let family = families.randomElement(using: &random) ?? .ipv4
        let places = addresses[family] ?? []
        return FlowBox(
            family: family,
            protocols: IntervalSet(Self.some(of: protocols, using: &random).map { $0.rawValue...$0.rawValue }),
            source: IntervalSet(Self.some(of: places, using: &random)),
            destination: IntervalSet(Self.some(of: places, using: &random)),
            sourcePorts: PortSet(Self.some(of: ports, using: &random)),
            destinationPorts: PortSet(Self.some(of: ports, using: &random)))
    }

    /// Now and then all or none of them.
    private static func some<Element>(of all: [Element], using random: inout SplitMix64) -> [Element] {
        if random.chance(25) { return all }
        let chance = random.chance(3) ? 0 : 50
        return all.filter { _ in random.chance(chance) }
    }

    /// A packet of each cell, and how many packets the cell has; none of them exist where the number is nil.
    func cells() -> [(packet: Packet, count: PacketCount?)] {
        var cells: [(packet: Packet, count: PacketCount?)] = []
        for family in families {
            let places = addresses[family] ?? []
            for number in protocols {
                let portCells = self.portCells(of: number)
                for source in places {
                    for destination in places {
                        let addressCount = source.size * destination.size
                        for ports in portCells {
                            let packet = Packet(
                                family: family, protocol: number, source: source.upperBound,
                                destination: destination.lowerBound, sourcePort: ports.source,
                                destinationPort: ports.destination)
                            cells.append((packet, ports.count.map { $0 * addressCount }))
                        }
                    }
                }
            }
        }
        return cells
    }

    private func portCells(of number: InternetProtocol) -> [(source: UInt16, destination: UInt16, count: PacketCount?)]
    {
        guard number.hasPorts || number.isICMP else { return [(0, 0, PacketCount(1))] }
        return ports.flatMap { source in
            ports.map { destination in
                let exists = number.hasPorts || (source.upperBound < 256 && destination.upperBound < 256)
                return (source.lowerBound, destination.upperBound, exists ? source.size * destination.size : nil)
            }
        }
    }
}

extension ClosedRange where Bound: FixedWidthInteger & UnsignedInteger {
    fileprivate var size: PacketCount {
        PacketCount(UInt128(upperBound - lowerBound)) + PacketCount(1)
    }
}
