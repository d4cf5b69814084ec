import Inventory
import NetworkSets
import Reachability
import Topology

/// Whether there is a way between hosts of two VPCs, whatever groups and ACLs say on it. The evaluator of `path` tells; one
/// pair of hosts stands for all of their subnets.
final class FarWays {
    enum Existence {
        case open
        case none
        /// Something on the way is not known, decides over single packets, or changes their addresses.
        case unknown
    }

    private struct Key: Hashable {
        let from: String
        let to: String
        let family: AddressFamily
        let name: InternetProtocol
    }

    /// What filters, and what the ends are themselves: they differ within a subnet.
    private static let apart: Set<Hop.Kind> = [
        .securityGroup, .networkACL, .instance, .networkInterface, .loadBalancer, .targetGroup,
    ]
    /// What gives packets other addresses: groups behind it see another peer.
    private static let rewriting: Set<Hop.Kind> = [.natGateway, .internetGateway, .vpcEndpoint]

    private let topology: Topology
    private let split: Set<String>
    private var known: [Key: Existence] = [:]

    init(_ topology: Topology) {
        self.topology = topology
        split = Self.splitSubnets(topology)
    }

    /// The way of packets of a protocol from one host to another: firewalls on it may tell protocols apart.
    func existence(
        from source: NetworkInterface, to destination: NetworkInterface, _ family: AddressFamily,
        _ name: InternetProtocol
    ) -> Existence {
        if source.vpcID == destination.vpcID { return .open }
        // Routes may lead the hosts of one subnet different ways.
        let to = split.contains(destination.subnetID) ? destination.id : destination.subnetID
        let key = Key(from: source.subnetID, to: to, family: family, name: name)
        if let existence = known[key] { return existence }
        let existence = ask(source, destination, family, name)
        known[key] = existence
        return existence
    }

    private func ask(
        _ source: NetworkInterface, _ destination: NetworkInterface, _ family: AddressFamily, _ name: InternetProtocol
    ) -> Existence {
        let resolver = EndpointResolver(topology)
        var options = QuestionOptions(protocol: name)
        options.family = family
        guard let from = try? resolver.resolve(source.id, as: .source),
            let to = try? resolver.resolve(destination.id, as: .destination),
            let question = try? QuestionBuilder(topology).question(from: from, to: to, options: options)
        else { return .unknown }
        let ways = PathEvaluator(topology).answer(question).ways.map { way -> Existence in
            let hops = (way.segments.first?.forwardHops ?? []).filter { !Self.apart.contains($0.kind) }
            if hops.contains(where: { $0.verdict == .denied }) { return .none }
            let isClear = hops.allSatisfy { $0.verdict == .allowed && !Self.rewriting.contains($0.kind) }
            return isClear ? .open : .unknown
        }
        // One that is not known may give a part of the packets other addresses, beside one that is open.
        if ways.isEmpty || ways.contains(.unknown) { return .unknown }
        return ways.contains(.open) ? .open : .none
    }

    /// Subnets of which some row of a table names a part.
    private static func splitSubnets(_ topology: Topology) -> Set<String> {
        let snapshot = topology.snapshot
        let tables = snapshot.routeTables.byID.values.flatMap(\.routes)
        let blocks = Set(
            tables.compactMap { route -> CIDRBlock? in
                if case .block(let block) = route.destination { block } else { nil }
            })
        let parts = snapshot.subnets.byID.values.filter { subnet in
            blocks.contains { block in subnet.blocks.contains { $0 != block && $0.contains(block) } }
        }
        return Set(parts.map(\.id))
    }
}
