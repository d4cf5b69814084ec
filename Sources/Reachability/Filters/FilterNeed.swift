import NetworkSets

/// One thing a filter would have to allow: a protocol, a port range or message, and a far end.
struct FilterNeed {
    let `protocol`: InternetProtocol?
    let ports: ClosedRange<UInt16>?
    let icmpType: Int?
    let icmpCode: Int?
    let block: CIDRBlock
    /// Whether the block is wider than the packets asked for.
    let isWider: Bool
    /// Whether the far end is where packets go, for the words.
    let isDestination: Bool

    /// More blocks than this are put as the whole family instead: nobody writes thirty rules for one service.
    private static let mostBlocks = 4

    /// What would have to be allowed for these packets to pass.
    static func needs(of packets: FlowSet, farEndIsDestination: Bool) -> [FilterNeed] {
        var needs: [FilterNeed] = []
        for box in packets.boxes {
            let farEnd = AddressSet(family: box.family, ranges: farEndIsDestination ? box.destination : box.source)
            var blocks = farEnd.blocks
            let isWider = blocks.count > mostBlocks
            if isWider {
                blocks = [CIDRBlock(address: IPAddress(family: box.family, bits: 0), prefixLength: 0)].compactMap(
                    \.self)
            }
            for block in blocks {
                for number in box.protocols.ranges.flatMap({ $0 }) {
                    needs += Self.needs(
                        InternetProtocol(rawValue: number), box, block, isWider, farEndIsDestination)
                }
            }
        }
        return withoutCovered(needs)
    }

    /// Widened blocks make needs that others already open.
    private static func withoutCovered(_ needs: [FilterNeed]) -> [FilterNeed] {
        needs.enumerated().filter { index, need in
            !needs.enumerated().contains { other, wider in
                other != index && wider.covers(need) && (!need.covers(wider) || other < index)
            }
        }.map(\.element)
    }

    private func covers(_ other: FilterNeed) -> Bool {
        `protocol` == other.protocol && icmpType == other.icmpType && icmpCode == other.icmpCode
            && block.contains(other.block)
            && (ports == other.ports || other.ports.map { ports?.contains($0) == true } == true)
    }

    private static func needs(
        _ name: InternetProtocol, _ box: FlowBox, _ block: CIDRBlock, _ isWider: Bool, _ isDestination: Bool
    ) -> [FilterNeed] {
        if name.hasPorts {
            return box.destinationPorts.ranges.map {
                FilterNeed(
                    protocol: name, ports: $0, icmpType: nil, icmpCode: nil, block: block, isWider: isWider,
                    isDestination: isDestination)
            }
        }
        guard name.isICMP else {
            return [
                FilterNeed(
                    protocol: name, ports: nil, icmpType: nil, icmpCode: nil, block: block, isWider: isWider,
                    isDestination: isDestination)
            ]
        }
        let allCodes = box.destinationPorts == .everyOctet
        return box.sourcePorts.ranges.flatMap { $0 }.map { type in
            FilterNeed(
                protocol: name, ports: nil, icmpType: Int(type),
                icmpCode: allCodes ? nil : box.destinationPorts.first.map(Int.init), block: block, isWider: isWider,
                isDestination: isDestination)
        }
    }

    /// Whether two needs differ in their far end only.
    func isSameService(as other: FilterNeed) -> Bool {
        `protocol` == other.protocol && ports == other.ports && icmpType == other.icmpType && icmpCode == other.icmpCode
    }

    var description: String { "\(service) \(isDestination ? "to" : "from") \(block)" }

    func description(from groupID: String) -> String {
        "\(service) \(isDestination ? "to" : "from") \(groupID)"
    }

    private var service: String {
        let service: String
        if let ports {
            service = "\(`protocol`?.name ?? "all") \(PortSet(ports).portDescription)"
        } else if let icmpType {
            service = "\(`protocol`?.name ?? "icmp") type \(icmpType)" + (icmpCode.map { " code \($0)" } ?? "")
        } else {
            service = `protocol`.map { $0.awsName == $0.name ? "protocol \($0.awsName)" : $0.name } ?? "all"
        }
        return service
    }

    var caveat: String {
        isWider ? " This opens more than was asked: the addresses asked need too many blocks for rules." : ""
    }
}
