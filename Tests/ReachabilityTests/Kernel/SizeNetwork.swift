import JSONText
import NetworkSets
import TestSupport
import Topology

@testable import Reachability

/// Random networks with links of several sizes, and rules that let the messages about them through or not.
///
/// Every rule that names some addresses only names the routers' addresses where it denies, and others where it allows: AWS does
/// not tell who sends a message, so `path` asks whether it gets through from anywhere.
struct SizeNetwork {
    static let sizes = [1280, 1500, 1501, 8500, 8501, 9001]
    private static let routers = ["198.51.100.9", "2001:db8:9::9"]
    private typealias Rule = NetworkDraft.Rule
    private typealias Row = NetworkDraft.ACL.Row

    let seed: UInt64
    private(set) var draft = NetworkDraft.peered()
    private(set) var transfers: [SizeTransfer] = []
    private var random: SplitMix64

    init(seed: UInt64) throws {
        self.seed = seed
        random = SplitMix64(seed: seed &* 77 &+ 5)
        makeWays()
        for index in draft.groups.indices { open(index) }
        for index in draft.acls.indices { narrow(index) }
        let topology = try draft.topology()
        for (source, destination) in [
            ("eni-client", "172.16.1.30"), ("eni-far", "2600:1f00:a:1::10"), ("eni-client", "10.0.2.20"),
            ("eni-client", "52.1.1.2"), ("eni-server", "198.51.100.7"), ("eni-server", "2001:db8::7"),
            ("198.51.100.7", "52.1.1.1"), ("eni-server", "172.16.1.30"), ("eni-server", "2600:1f00:b:1::30"),
        ] {
            try ask(topology, source, destination, .tcp, nil)
            for size in Self.sizes where random.chance(50) { try ask(topology, source, destination, .udp, size) }
        }
    }

    /// The network and its transfers, as the lab reads them.
    var json: JSONValue {
        [
            "snapshot": draft.json(), "prefixLists": draft.listsJSON, "routers": JSONValue(Self.routers),
            "transfers": .array(transfers.map(\.json)),
        ]
    }

    /// A peering within a region or between two, an internet gateway, and now and then an instance without jumbo frames.
    private mutating func makeWays() {
        if random.chance(75) { draft[peering: "pcx-1"].regions = ["eu-west-1", "us-east-1"] }
        for index in draft.instances.indices {
            draft.instances[index].type = random.chance(20) ? "m1.small" : "m5.large"
        }
        draft.internetGateways = [.init(id: "igw-a", vpc: "vpc-a")]
        draft.egressOnlyGateways = [.init(id: "eigw-a", vpc: "vpc-a", state: "attached")]
        draft[table: "rtb-main"].routes += [
            .init("0.0.0.0/0", "igw-a"), .init("::/0", random.chance(50) ? "igw-a" : "eigw-a"),
        ]
        draft[interface: "eni-client"].publics = ["10.0.1.10": "52.1.1.1"]
        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
    }

    /// Takes what is asked for, and the messages by some rule, or by none.
    private mutating func open(_ group: Int) {
        var rules = ["tcp", "udp"].flatMap { name in
            ["0.0.0.0/0", "::/0"].map { Rule(proto: name, low: 443, high: 443, peer: .block($0)) }
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1, 6: rules.append(Rule(proto: "icmp", low: 3, high: 4, peer: .block("0.0.0.0/0")))
        case 2: rules.append(Rule(proto: "icmp", low: -1, high: -1, peer: .block("0.0.0.0/0")))
        case 3: rules.append(Rule(proto: "icmp", low: 3, high: 1, peer: .block("0.0.0.0/0")))
        case 4: rules.append(Rule(proto: "icmp", low: 3, high: 4, peer: .block("10.0.0.0/8")))
        case 5: rules.append(Rule(proto: "icmp", low: 3, high: -1, peer: .block("0.0.0.0/0")))
        default: break
        }
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: rules.append(Rule(proto: "icmpv6", low: 2, high: 0, peer: .block("::/0")))
        case 2: rules.append(Rule(proto: "icmpv6", low: 2, high: -1, peer: .block("::/0")))
        case 3: rules.append(Rule(proto: "icmpv6", low: 1, high: -1, peer: .block("::/0")))
        case 4: rules.append(Rule(proto: "icmpv6", low: 2, high: 0, peer: .block("2600:1f00:a::/56")))
        default: break
        }
        draft.groups[group].ingress = rules
    }

    /// Denies some ICMP, the messages among it or not.
    private mutating func narrow(_ acl: Int) {
        let number = 10
        let isIPv6 = random.chance(40)
        let (proto, block) = isIPv6 ? (58, "2001:db8::/32") : (1, "198.51.100.0/24")
        let message = isIPv6 ? [2, 0] : [3, 4]
        var row = Row(number: number, egress: false, allow: false, proto: proto, block: block)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: break
        case 1: row.icmp = message
        case 2: row.icmp = [message[0], -1]
        case 3: row.icmp = [message[0], message[1] + 1]
        case 4: row.egress = true
        case 5:
            row.icmp = message
            draft.acls[acl].rows.append(
                Row(number: 9, egress: false, allow: true, proto: proto, block: isIPv6 ? "::/0" : "0.0.0.0/0"))
        default: return
        }
        draft.acls[acl].rows.append(row)
    }

    private mutating func ask(
        _ topology: Topology, _ source: String, _ destination: String, _ name: InternetProtocol, _ size: Int?
    ) throws {
        let id = transfers.count
        var options = QuestionOptions(protocol: name)
        options.sourcePorts = PortSet(UInt16(40000 + id))
        options.destinationPorts = PortSet(443)
        options.packetSize = size
        let answer = try topology.ask(source, destination, options)
        transfers.append(
            try SizeTransfer(
                id: id, name: "seed \(seed): \(source) → \(destination) \(name) \(size.map(String.init) ?? "")",
                answer: answer, size: size))
    }
}
