import TestSupport

/// Makes networks in which most packets get far, and many are lost for one interesting reason.
struct RandomNetwork {
    var random: SplitMix64
    var draft = NetworkDraft()

    static let ports: [ClosedRange<Int>] = [
        22...22, 53...53, 80...80, 443...443, 0...1023, 1023...1024, 1024...65535, 32768...65535, 32768...60999,
        49152...65535, 40000...50000, 0...65535, 443...8080,
    ]
    static let ipv4Blocks = [
        "0.0.0.0/0", "0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.1.0/24", "10.0.2.0/24", "10.0.1.10/32",
        "172.16.0.0/12", "172.16.1.0/24", "100.70.0.0/24", "198.51.100.0/24", "198.51.100.7/32", "0.0.0.0/1",
        "128.0.0.0/1",
    ]
    static let ipv6Blocks = [
        "::/0", "::/0", "2600:1f00:a::/56", "2600:1f00:b::/56", "2600:1f00:a:1::/64", "2600:1f00:a:1::10/128",
        "2001:db8::/32",
    ]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        makeVPCs()
        makeInterfaces()
        makeGateways()
        makeFilters()
        makeTables()
    }

    mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &random)]
    }

    private mutating func makeVPCs() {
        draft.vpcs = [
            .init(id: "vpc-a", blocks: ["10.0.0.0/16", "100.70.0.0/24", "2600:1f00:a::/56"]),
            .init(id: "vpc-b", blocks: ["172.16.0.0/16", "2600:1f00:b::/56"]),
        ]
        draft.subnets = [
            .init(id: "subnet-a1", vpc: "vpc-a", blocks: ["10.0.1.0/24", "2600:1f00:a:1::/64"]),
            .init(id: "subnet-a2", vpc: "vpc-a", blocks: ["10.0.2.0/24", "2600:1f00:a:2::/64"]),
            .init(id: "subnet-a3", vpc: "vpc-a", blocks: ["100.70.0.0/25"]),
            .init(id: "subnet-b1", vpc: "vpc-b", blocks: ["172.16.1.0/24", "2600:1f00:b:1::/64"]),
            .init(id: "subnet-b2", vpc: "vpc-b", blocks: ["172.16.2.0/24", "2600:1f00:b:2::/64"]),
        ]
        if chance(6) { draft.vpcs[0].blockPublicAccess = pick(["block-ingress", "block-bidirectional", "off"]) }
        if chance(10) { draft.exclusions = [.init(resource: pick(["vpc-a", "subnet-a1", "subnet-a2"]))] }
        if chance(6) { draft.subnets[0].blockPublicAccess = pick(["block-ingress", "block-bidirectional", "off"]) }
        draft.lists = [
            .init(id: "pl-1", entries: ["172.16.0.0/17", "198.51.100.0/24"]),
            .init(id: "pl-2", entries: ["10.0.0.0/8", "198.51.100.0/24", "2600:1f00:a::/56"]),
            .init(id: "pl-3", entries: []),
        ]
    }

    private mutating func makeInterfaces() {
        var number = 0
        for subnet in draft.subnets {
            for host in 0..<2 {
                number += 1
                let octets = subnet.blocks[0].split(separator: ".").prefix(3).joined(separator: ".")
                var interface = NetworkDraft.Interface(
                    id: "eni-\(number)", vpc: subnet.vpc, subnet: subnet.id, addresses: ["\(octets).\(10 + host)"])
                if chance(20) { interface.addresses.append("\(octets).\(20 + host)") }
                if subnet.blocks.count > 1 {
                    interface.ipv6 = ["\(subnet.blocks[1].split(separator: "/")[0])1\(host)"]
                }
                if chance(20) { interface.prefixes.append("\(octets).\(64 + 16 * host)/28") }
                if chance(20), subnet.blocks.count > 1 {
                    interface.prefixes.append("\(subnet.blocks[1].split(separator: "::")[0]):\(host + 1)::/80")
                }
                for (index, address) in interface.addresses.enumerated() where chance(45) {
                    interface.publics[address] = "52.0.\(index).\(number)"
                }
                interface.groups = ["sg-\(subnet.vpc.last ?? "a")\(Int.random(in: 1...3, using: &random))"]
                if chance(35) {
                    let other = "sg-\(subnet.vpc.last ?? "a")\(Int.random(in: 1...3, using: &random))"
                    if !interface.groups.contains(other) { interface.groups.append(other) }
                }
                if chance(85) {
                    interface.instance = "i-\(number)"
                    var instance = NetworkDraft.Instance(id: "i-\(number)", isWindows: chance(20))
                    if chance(4) { instance.state = pick(["stopped", "pending", "terminated"]) }
                    draft.instances.append(instance)
                } else if chance(10) {
                    interface.status = "available"
                }
                // Services set it on interfaces of their own: no call of EC2 does on an instance's.
                interface.deniesInternetGatewayTraffic = interface.instance == nil && chance(25)
                interface.sourceDestinationCheck = chance(70)
                draft.interfaces.append(interface)
            }
        }
    }

    private mutating func makeGateways() {
        if chance(92) { draft.internetGateways.append(.init(id: "igw-a", vpc: chance(97) ? "vpc-a" : nil)) }
        if chance(75) { draft.internetGateways.append(.init(id: "igw-b", vpc: "vpc-b")) }
        if chance(4), !draft.internetGateways.isEmpty { draft.internetGateways[0].state = "detaching" }
        if chance(60) { draft.egressOnlyGateways.append(.init(id: "eigw-a", vpc: "vpc-a", state: "attached")) }
        if chance(40) { draft.egressOnlyGateways.append(.init(id: "eigw-b", vpc: "vpc-b", state: "attached")) }
        for (id, subnet, address) in [("nat-1", "subnet-a1", "10.0.1.5"), ("nat-2", "subnet-a2", "10.0.2.5")] {
            let isPublic = chance(75)
            draft.natGateways.append(
                .init(
                    id: id, subnet: subnet, interface: "eni-\(id)", address: address,
                    publicAddress: isPublic ? "52.0.9.\(id.last ?? "0")" : nil,
                    state: chance(95) ? "available" : "failed"))
            draft.interfaces.append(
                .init(
                    id: "eni-\(id)", subnet: subnet, addresses: [address],
                    publics: isPublic ? [address: "52.0.9.\(id.last ?? "0")"] : [:], kind: "natGateway"))
        }
        if chance(85) {
            draft.peerings.append(.init(id: "pcx-1", status: chance(90) ? "active" : "pending-acceptance"))
            if chance(10) { draft.peerings[0].regions = ["eu-west-1", "eu-central-1"] }
        }
    }
}
