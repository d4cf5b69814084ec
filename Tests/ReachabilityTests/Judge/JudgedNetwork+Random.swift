extension JudgedNetwork {
    /// A network drawn to be interesting: overlapping rules, deny before allow, ports that almost meet, routes that are
    /// missing on one side.
    static func random(_ random: inout SplitMix) -> JudgedNetwork {
        var network = JudgedNetwork()
        network.isPeered = random.chance(80)
        for vpc in 0..<2 {
            let base = UInt32(10 << 24 | vpc << 16)
            network.blocks.append([Prefix(base: base, length: 16)])
            if random.chance(30) { network.blocks[vpc].append(Prefix(base: base | 5 << 16, length: 16)) }
            addGroups(to: &network, vpc, &random)
            addACLs(to: &network, vpc, &random)
            addTables(to: &network, vpc, &random)
            addSubnets(to: &network, vpc, &random)
        }
        for index in network.groups.indices { fill(group: index, of: &network, &random) }
        return network
    }

    private static let ports: [ClosedRange<Int>?] = [
        nil, 0...65535, 443...443, 400...500, 1024...65535, 32768...60999, 32768...49151, 49152...60999, 444...444,
        0...442,
    ]

    private static func match(_ random: inout SplitMix) -> Match {
        switch random.below(10) {
        case 0...1: Match()
        case 2...6: Match(number: 6, ports: random.pick(ports))
        case 7: Match(number: 17, ports: random.pick(ports))
        case 8: Match(number: 1, type: random.pick([nil, 8, 0]))
        default: Match(number: 47)
        }
    }

    private static func prefix(_ random: inout SplitMix) -> Prefix {
        let vpc = UInt32(random.below(2))
        switch random.below(8) {
        case 0...2: return Prefix(base: 0, length: 0)
        case 3: return Prefix(base: 10 << 24, length: 8)
        case 4: return Prefix(base: 10 << 24 | vpc << 16, length: 16)
        case 5: return Prefix(base: 10 << 24 | vpc << 16 | UInt32(random.below(3)) << 8, length: 24)
        case 6: return Prefix(base: 203 << 24 | 113 << 8, length: 24)
        default: return Prefix(base: 10 << 24 | vpc << 16 | UInt32(random.below(3)) << 8 | 4, length: 30)
        }
    }

    private static func addGroups(to network: inout JudgedNetwork, _ vpc: Int, _ random: inout SplitMix) {
        for _ in 0..<3 { network.groups.append((vpc, [])) }
    }

    private static func fill(group index: Int, of network: inout JudgedNetwork, _ random: inout SplitMix) {
        for isEgress in [false, true] {
            for _ in 0..<random.below(4) {
                let peer: Peer =
                    switch random.below(4) {
                    case 0: .group(random.below(network.groups.count))
                    case 1: .list([prefix(&random), prefix(&random)])
                    default: .prefix(prefix(&random))
                    }
                network.groups[index].rules.append(Rule(isEgress: isEgress, match: match(&random), peer: peer))
            }
            if isEgress, random.chance(60) {
                network.groups[index].rules.append(
                    Rule(isEgress: true, match: Match(), peer: .prefix(Prefix(base: 0, length: 0))))
            }
        }
    }

    private static func addACLs(to network: inout JudgedNetwork, _ vpc: Int, _ random: inout SplitMix) {
        for _ in 0..<3 {
            var entries: [Entry] = []
            for isEgress in [false, true] {
                var number = 90
                for _ in 0..<random.below(5) {
                    number += 1 + random.below(20)
                    entries.append(
                        Entry(
                            number: number, isEgress: isEgress, allows: random.chance(65), match: match(&random),
                            prefix: prefix(&random)))
                }
                if random.chance(60) {
                    entries.append(
                        Entry(
                            number: 900, isEgress: isEgress, allows: true, match: Match(),
                            prefix: Prefix(base: 0, length: 0)))
                }
            }
            random.shuffle(&entries)
            network.acls.append((vpc, entries))
        }
    }

    private static func addTables(to network: inout JudgedNetwork, _ vpc: Int, _ random: inout SplitMix) {
        let other = UInt32(10 << 24 | (1 - vpc) << 16)
        for _ in 0..<2 {
            var routes = network.blocks[vpc].map { Route(prefix: $0, target: .local) }
            if random.chance(85) {
                routes.append(
                    Route(
                        prefix: random.pick([
                            Prefix(base: other, length: 16), Prefix(base: other, length: 17),
                            Prefix(base: other | 1 << 8, length: 24), Prefix(base: 10 << 24, length: 8),
                        ]), target: .peering))
            }
            if random.chance(20) {
                routes.append(
                    Route(prefix: Prefix(base: other | UInt32(random.below(3)) << 8, length: 24), target: .blackhole))
            }
            if random.chance(60) { routes.append(Route(prefix: Prefix(base: 0, length: 0), target: .internet)) }
            var seen: Set<String> = []
            network.tables.append((vpc, routes.filter { seen.insert($0.prefix.text).inserted }))
        }
    }

    private static func addSubnets(to network: inout JudgedNetwork, _ vpc: Int, _ random: inout SplitMix) {
        for number in 0..<3 {
            let base = UInt32(10 << 24 | vpc << 16 | number << 8)
            network.subnets.append(
                Subnet(
                    vpc: vpc, prefix: Prefix(base: base, length: 24), acl: vpc * 3 + random.below(3),
                    table: vpc * 2 + random.below(2)))
            for host in 0..<2 {
                let groups = Set((0...random.below(2)).map { _ in vpc * 3 + random.below(3) }).sorted()
                network.interfaces.append(
                    Interface(
                        subnet: network.subnets.count - 1, address: base | UInt32(4 + host * 6), groups: groups,
                        publicAddress: random.chance(50)
                            ? 198 << 24 | 51 << 16 | 100 << 8 | UInt32(network.interfaces.count + 1) : nil))
            }
        }
    }
}
