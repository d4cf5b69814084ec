import JSONText
import NetworkSets
import TestSupport
import Topology

@testable import Audit
@testable import Reachability
@testable import ReachabilityTests

/// Random rules before and after some edits, with the packets that `diff` says were lost and gained between two hosts.
enum SolverDiff {
    /// What is said of every pair of hosts within a VPC that stands for its classes, or of which nothing is said.
    static func cases(seed: UInt64) throws -> [JSONValue] {
        var network = RandomNetwork(seed: seed)
        // Only filters are judged here: everything runs, and the main tables lead inside the VPC only.
        network.draft.tables = network.draft.tables.filter(\.isMain)
        for index in network.draft.tables.indices { network.draft.tables[index].routes = [] }
        for index in network.draft.instances.indices { network.draft.instances[index].state = "running" }
        for index in network.draft.interfaces.indices { network.draft.interfaces[index].status = "in-use" }
        var (before, after) = (network.draft, network.draft)
        edit(&network)
        // Most edits take something away; the other way round they give it.
        if network.chance(50) { before = network.draft } else { after = network.draft }
        var services = ConnectionAsker.Services()
        let name: InternetProtocol = network.chance(50) ? .tcp : .udp
        services.protocols = [name]
        let (old, new) = (try before.topology(), try after.topology())
        let asker = ConnectionAsker(new, services)
        let changes = NetworkDiff(from: old, to: new, services: services).causes.flatMap(\.changes)
        let hosts = after.interfaces.filter { $0.kind == "interface" }
        var cases: [JSONValue] = []
        for client in hosts {
            for server in hosts where server.id != client.id && server.vpc == client.vpc {
                let (from, to) = (NetworkEnd.interface(client.id), NetworkEnd.interface(server.id))
                let own = changes.filter { $0.from.members.contains(from) && $0.to.members.contains(to) }
                // Packets are told of those that stand for their classes.
                let stands = own.allSatisfy {
                    let pair = EndPair($0.from, $0.to)
                    return pair?.source == from && pair?.destination == to
                }
                if !stands || own.isEmpty && !network.chance(10) { continue }
                func packets(_ kind: ReachabilityChange.Kind) -> FlowSet {
                    own.filter { $0.kind == kind }.map(\.packets).reduce(FlowSet()) { $0.union($1) }
                }
                let asked = asker.outcome(from: from, to: to).asked
                for family in AddressFamily.allCases {
                    let part = FlowSet(asked.boxes.filter { $0.family == family })
                    if part.isEmpty { continue }
                    cases.append([
                        "operation": "diff", "before": before.json(), "after": after.json(),
                        "prefixLists": after.listsJSON, "family": JSONValue(family == .ipv4 ? 4 : 6),
                        "protocol": JSONValue(Int(name.rawValue)), "client": .string(client.id),
                        "server": .string(server.id), "asked": SolverBox.json(part),
                        "lost": SolverBox.json(packets(.unreachable).intersection(part)),
                        "gained": SolverBox.json(packets(.reachable).intersection(part)),
                    ])
                }
            }
        }
        return cases
    }

    private static func edit(_ network: inout RandomNetwork) {
        for _ in 0..<Int.random(in: 1...3, using: &network.random) {
            let group = network.pick(Array(network.draft.groups.indices))
            let acl = network.pick(Array(network.draft.acls.indices))
            switch network.pick(Array(0..<7)) {
            case 0: network.draft.groups[group].ingress.append(.tcp(443, network.pick(RandomNetwork.ipv4Blocks)))
            case 1:
                if !network.draft.groups[group].ingress.isEmpty { network.draft.groups[group].ingress.removeFirst() }
            case 2: if !network.draft.groups[group].egress.isEmpty { network.draft.groups[group].egress.removeLast() }
            case 3: if !network.draft.acls[acl].rows.isEmpty { network.draft.acls[acl].rows.removeFirst() }
            case 4: network.draft.groups[group].ingress.append(.all("0.0.0.0/0"))
            case 5: network.draft.acls[acl].rows = NetworkDraft.ACL.openRows
            default:
                network.draft.acls[acl].rows.append(
                    .init(
                        number: 2, egress: network.chance(50), allow: network.chance(50),
                        proto: network.pick([6, 17]), block: network.pick(RandomNetwork.ipv4Blocks),
                        ports: network.pick(RandomNetwork.ports)))
            }
        }
    }
}
