import Findings
import NetworkSets

/// The findings of all ways in path order: one for each rule that refuses, and each note once.
enum PathFindings {
    /// The findings of all chains of ways.
    ///
    /// - Parameters:
    ///   - doubtful: By chain, whether it may not be taken, and that decides: its losses are then no errors.
    ///   - isBalancerSource: Whether a load balancer's nodes are who asks.
    static func all(_ chains: [Chain], doubtful: [Bool], isBalancerSource: Bool) -> [Finding] {
        var entries: [Entry] = []
        var places: [Refusal.Key: Int] = [:]
        var merged = MergedFindings()
        for (chain, isDoubtful) in zip(chains, doubtful) {
            for (index, way) in chain.ways.enumerated() {
                if index > 0 || isBalancerSource {
                    merged.add(way.findings, isDoubtful: isDoubtful && index > 0)
                    continue
                }
                for refusal in way.refusals {
                    if let place = places[refusal.key] {
                        entries[place].add(refusal)
                    } else {
                        places[refusal.key] = entries.count
                        entries.append(.refusal(refusal))
                    }
                }
                for note in way.notes + asymmetry(way) { entries.append(.note(note)) }
            }
        }
        var seen: Set<Finding> = []
        return entries.map(\.finding).filter { seen.insert($0).inserted } + merged.all
    }

    private enum Entry {
        case refusal(Refusal)
        case note(Finding)

        var finding: Finding {
            switch self {
            case .refusal(let refusal): refusal.finding
            case .note(let finding): finding
            }
        }

        mutating func add(_ other: Refusal) {
            guard case .refusal(var refusal) = self else { return }
            refusal.add(other)
            self = .refusal(refusal)
        }
    }

    private static let gatewayKinds: Set<Hop.Kind> = [
        .internetGateway, .egressOnlyInternetGateway, .natGateway, .vpcPeeringConnection, .transitGatewayAttachment,
        .coreNetworkAttachment,
        .virtualPrivateGateway, .vpnConnection, .directConnectGateway,
        .gatewayLoadBalancerEndpoint, .networkFirewall,
    ]

    /// The note that a reply comes back through other gateways than the request went.
    private static func asymmetry(_ way: WalkedWay) -> [Finding] {
        guard way.returnIsLive, !way.returnHops.contains(where: { $0.code == .replyLost }), !way.returnHops.isEmpty
        else {
            return []
        }
        func gateways(_ hops: [Hop]) -> [String] {
            hops.filter { gatewayKinds.contains($0.kind) }.map(\.component)
        }
        let there = gateways(way.forwardHops)
        let back = gateways(way.returnHops)
        guard there != back.reversed(), way.returnHops.allSatisfy({ $0.verdict == .allowed }) else { return [] }
        return [
            Finding(
                code: .asymmetricPath, severity: .warning, direction: .return, component: back.first ?? way.start,
                message: "The reply takes another way than the request: back through \(list(back)), there through "
                    + "\(list(there)).",
                evidence: ["request: \(list(there))", "reply: \(list(back))"])
        ]
    }

    private static func list(_ gateways: [String]) -> String {
        gateways.isEmpty ? "no gateway" : gateways.joined(separator: ", ")
    }
}
