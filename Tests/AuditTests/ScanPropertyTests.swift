import Findings
import Foundation
import Inventory
import NetworkSets
import Reachability
import Testing
import Topology

@testable import Audit

/// A scan and `path` are of one mind: on random networks, for every pair of hosts.
struct ScanPropertyTests {
    /// How many networks are drawn; AWSDROPS_SCAN_NETWORKS asks for more.
    private static let count =
        ProcessInfo.processInfo.environment["AWSDROPS_SCAN_NETWORKS"].flatMap { Int($0) } ?? 40

    private struct Loss: Hashable {
        let code: FindingCode
        let component: String
    }

    @Test func lostRepliesAreThoseOfPath() throws {
        for seed in 1...UInt64(Self.count) {
            let topology = try FilterNetwork(seed: seed).topology()
            var expected: Set<Loss> = []
            for answer in Self.answers(topology, [.tcp, .udp], [.ipv4]) {
                guard answer.forward != .denied, let back = answer.return, back != .allowed else { continue }
                for finding in answer.findings where finding.direction == .return && finding.severity == .error {
                    expected.insert(
                        Loss(code: back == .denied ? .returnBlocked : .returnGap, component: finding.component))
                }
            }
            let found = Scan(topology).findings.filter { [.returnBlocked, .returnGap].contains($0.code) }
            #expect(Set(found.map { Loss(code: $0.code, component: $0.component) }) == expected, "seed \(seed)")
        }
    }

    @Test func filtersAreThoseOfPath() throws {
        for seed in 1...UInt64(Self.count) {
            let topology = try FilterNetwork(seed: seed).topology()
            let services = PairServices(topology, GroupRules(topology))
            for answer in Self.answers(topology, [.tcp, .udp], [.ipv4, .ipv6]) {
                guard let from = answer.question.source.interface, let to = answer.question.destination.interface else {
                    Issue.record("no interface")
                    continue
                }
                let family = answer.question.family
                let open = services.groups(of: from, isEgress: true, peer: to, family)
                    .intersection(services.groups(of: to, isEgress: false, peer: from, family))
                    .intersection(services.networkACLs(from: from, to: to, family))
                let lost = answer.droppedForward.reduce(FlowSet()) { $0.union($1.packets) }
                let passing = answer.question.packets.subtracting(lost).boxes
                let ports = passing.reduce(PortSet()) { $0.union($1.destinationPorts) }
                let name = answer.question.options.protocol
                let own = open.ranges.compactMap {
                    name == .tcp ? ServiceAxis.tcpPorts($0) : ServiceAxis.udpPorts($0)
                }
                #expect(PortSet(own) == ports, "seed \(seed): \(from.id) to \(to.id), \(name) \(family)")
            }
        }
    }

    private static func answers(
        _ topology: Topology, _ protocols: [InternetProtocol], _ families: [AddressFamily]
    ) -> [Answer] {
        let ids = topology.snapshot.networkInterfaces.byID.keys.sorted()
        let resolver = EndpointResolver(topology)
        return ids.flatMap { from in
            ids.filter { $0 != from }.flatMap { to in
                protocols.flatMap { name in
                    families.compactMap { family -> Answer? in
                        var options = QuestionOptions(protocol: name)
                        options.family = family
                        guard let source = try? resolver.resolve(from, as: .source),
                            let destination = try? resolver.resolve(to, as: .destination),
                            let question = try? QuestionBuilder(topology).question(
                                from: source, to: destination, options: options)
                        else { return nil }
                        return PathEvaluator(topology).answer(question)
                    }
                }
            }
        }
    }
}
