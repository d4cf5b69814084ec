import JSONText
import NetworkSets
import TestSupport

@testable import Reachability

/// Random rules around one VPC, with the packets that the path between its hosts drops.
struct SolverPaths {
    private static let protocols: [InternetProtocol] = [.tcp, .tcp, .tcp, .udp, .udp, .icmp, .icmpv6, .esp]

    /// Cases of one random network: what a few questions say is dropped.
    static func cases(seed: UInt64) throws -> [JSONValue] {
        var network = RandomNetwork(seed: seed)
        // Only filters are judged here: everything runs, and the main tables lead inside the VPC only.
        network.draft.tables = network.draft.tables.filter(\.isMain)
        for index in network.draft.tables.indices { network.draft.tables[index].routes = [] }
        for index in network.draft.instances.indices { network.draft.instances[index].state = "running" }
        for index in network.draft.interfaces.indices { network.draft.interfaces[index].status = "in-use" }
        let topology = try network.draft.topology()
        let hosts = network.draft.interfaces.filter { $0.kind == "interface" }
        var cases: [JSONValue] = []
        for _ in 0..<4 {
            let server = network.pick(hosts)
            let `protocol` = network.pick(protocols)
            let isIPv6 = `protocol` == .icmpv6 || (`protocol` != .icmp && network.chance(30))
            let addresses = isIPv6 ? server.ipv6 : server.addresses
            let clients = hosts.filter { $0.vpc == server.vpc && $0.id != server.id }
            guard let destination = addresses.first else { continue }
            let client = network.pick(clients)
            guard let source = isIPv6 ? client.ipv6.first : client.addresses.first else { continue }
            var options = QuestionOptions()
            options.protocol = `protocol`
            if `protocol`.hasPorts { options.sourcePorts = .everyPort }
            if `protocol` == .icmp { options.icmpType = network.pick([nil, 0, 3, 8, 13]) }
            let answer = try topology.ask(source, destination, options)
            let dropped = answer.dropped.map(\.packets).reduce(FlowSet()) { $0.union($1) }
            cases.append([
                "operation": "path", "snapshot": network.draft.json(), "prefixLists": network.draft.listsJSON,
                "family": JSONValue(isIPv6 ? 6 : 4), "protocol": JSONValue(Int(`protocol`.rawValue)),
                "sources": [.string(source)], "destination": .string(destination),
                "asked": SolverBox.json(answer.question.packets), "dropped": SolverBox.json(dropped),
            ])
        }
        return cases
    }
}

extension NetworkDraft {
    /// The entries of the prefix lists, by their ids.
    var listsJSON: JSONValue {
        JSONValue(members: lists.map { ($0.id, JSONValue($0.entries ?? [])) })
    }
}
