import Inventory
import NetworkSets
import Testing
import Topology

@testable import Audit
@testable import ReachabilityTests

/// What is told without walking a packet is what walking them all tells.
@Suite struct GroupRefusalTests {
    private static let services: [ConnectionAsker.Services] = {
        var all: [ConnectionAsker.Services] = []
        for protocols in [[InternetProtocol.tcp], [.udp], [.icmp], [.tcp, .udp, .icmp]] {
            for ports in [nil, PortSet(443), PortSet(50000...50010)] as [PortSet?] {
                var services = ConnectionAsker.Services()
                (services.protocols, services.ports) = (protocols, protocols.contains(.icmp) ? nil : ports)
                all.append(services)
            }
        }
        return all
    }()

    /// Lists that a snapshot may lack: then what is not known is no refusal.
    private static let lists = [
        "InternetGateways", "NetworkAcls", "RouteTables", "SecurityGroups", "Subnets", "Vpcs", "PrefixLists",
        "VpcPeeringConnections", "NatGateways", "Reservations", "Addresses",
    ]

    @Test func refusedPairsAreDenied() throws {
        var (refused, others) = (0, 0)
        for seed in UInt64(700)...859 {
            var network = RandomNetwork(seed: seed)
            // Groups that let in only some, so that there is something to refuse.
            for place in network.draft.groups.indices where network.chance(70) {
                network.draft.groups[place].ingress.removeAll { $0.proto == "-1" }
            }
            if network.chance(40) { network.draft.absent = [network.pick(Self.lists)] }
            let topology = try network.draft.topology()
            let services = network.pick(Self.services)
            let asker = ConnectionAsker(topology, services)
            let ends = NetworkEnd.all(of: topology)
            for from in ends {
                for to in ends where from != to && from.opensConnections {
                    guard asker.surelyRefuses(from: from, to: to) else {
                        others += 1
                        continue
                    }
                    refused += 1
                    let outcome = asker.outcome(from: from, to: to)
                    let rest = outcome.allowed.union(outcome.partial).union(outcome.unknown)
                        .union(outcome.arriving).union(outcome.mayArrive)
                    #expect(rest.isEmpty, "seed \(seed), \(services): \(from) → \(to)")
                }
            }
        }
        #expect(refused > 200 && others > 200, "\(refused) refused, \(others) others")
    }
}
