import Audit
import Findings
import TestSupport
import Testing

/// Random ACLs: what lint says of a row is what its removal does to every packet of a small universe.
struct NetworkACLPropertyTests {
    typealias Row = AuditNetwork.Row

    private static let blocks = ["0.0.0.0/0", "10.0.0.0/30", "10.0.0.0/31", "10.0.0.2/31", "10.0.0.3/32", "10.0.0.0/8"]
    /// One address for each way to be in or out of the blocks.
    private static let addresses: [UInt32] = [
        0x0A00_0000, 0x0A00_0001, 0x0A00_0002, 0x0A00_0003, 0x0A01_0000, 0x0B00_0000,
    ]
    private static let ports = [0, 1, 2, 3, 4, 5, 6, 7, 65535]

    @Test
    func aRowIsFlaggedExactlyIfItsRemovalChangesNothing() throws {
        var flagged = 0
        for seed in UInt64(1)...400 {
            var generator = SplitMix64(seed: seed)
            let rows = Self.rows(&generator)
            var network = AuditNetwork()
            network.subnets = ["subnet-1": "172.16.0.0/24"]
            network.rows = rows + [Row(number: 100, isAllow: true, isEgress: true)]
            let findings = Scan(try network.topology()).findings
            for row in rows {
                let own = findings.filter { $0.message.hasPrefix("Inbound rule \(row.number) ") }.map(\.code)
                let others = rows.filter { $0.number != row.number }
                let isRedundant = Self.packets.allSatisfy { Self.passes($0, rows) == Self.passes($0, others) }
                let saysSo = own.contains { Self.removable.contains($0) }
                #expect(saysSo == isRedundant, "seed \(seed), rule \(row.number): \(own)")
                let decides = Self.packets.contains { packet in
                    rows.first { Self.matches($0, packet) }?.number == row.number
                }
                let saysNever = own.contains { Self.neverDeciding.contains($0) }
                #expect(saysNever == !decides, "seed \(seed), rule \(row.number): \(own)")
                if saysSo { flagged += 1 }
            }
        }
        // Were nothing ever flagged, or all, the property would say little.
        #expect(flagged > 200 && flagged < 1800)
    }

    private static let neverDeciding: Set<FindingCode> = [
        .networkACLShadowed, .networkACLShadowedMixed, .networkACLMasked,
    ]
    private static let removable = neverDeciding.union([.networkACLForwardRedundant])

    private static func rows(_ generator: inout SplitMix64) -> [Row] {
        (1...Int.random(in: 2...7, using: &generator)).map { index in
            let name = ["-1", "6", "17", "1"].randomElement(using: &generator) ?? "6"
            let low = Int.random(in: 0...6, using: &generator)
            let ports = low...Int.random(in: low...7, using: &generator)
            return Row(
                number: index * 10, isAllow: generator.chance(60), protocol: name,
                ports: name == "6" || name == "17" ? (generator.chance(25) ? 0...65535 : ports) : nil,
                icmp: name == "1" ? (generator.chance(30) ? (-1, -1) : (low, generator.chance(50) ? -1 : 3)) : nil,
                block: blocks.randomElement(using: &generator) ?? "0.0.0.0/0")
        }
    }

    private struct Packet {
        var `protocol`: String
        /// The port, or the ICMP type.
        var value: Int
        var code = 0
        var address: UInt32
    }

    private static let packets: [Packet] = addresses.flatMap { address in
        ports.flatMap { port in
            [
                Packet(protocol: "6", value: port, address: address),
                Packet(protocol: "17", value: port, address: address),
                Packet(protocol: "1", value: min(port, 255), code: 3, address: address),
                Packet(protocol: "1", value: min(port, 255), code: 4, address: address),
                Packet(protocol: "47", value: 0, address: address),
            ]
        }
    }

    private static func passes(_ packet: Packet, _ rows: [Row]) -> Bool {
        rows.first { matches($0, packet) }?.isAllow ?? false
    }

    private static func matches(_ row: Row, _ packet: Packet) -> Bool {
        guard row.protocol == "-1" || row.protocol == packet.protocol else { return false }
        if let ports = row.ports, !ports.contains(packet.value) { return false }
        if let icmp = row.icmp {
            if icmp.type != -1, icmp.type != packet.value { return false }
            if icmp.code != -1, icmp.code != packet.code { return false }
        }
        let parts = row.block.split(separator: "/")
        let address = parts[0].split(separator: ".").reduce(UInt32(0)) { $0 << 8 | (UInt32($1) ?? 0) }
        let length = UInt32(parts[1]) ?? 0
        return length == 0 || (address ^ packet.address) >> (32 - length) == 0
    }
}
