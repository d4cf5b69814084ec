import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// A component that loses track of packets makes the answer unknown, and never allowed.
@Suite struct StrandedPacketTests {
    /// Says nothing of where packets go, or only of those to one port.
    private struct Careless: Component {
        var exits: @Sendable (FlowSet) -> [Judgement.Exit]

        func judge(_ traffic: Traffic) -> Judgement {
            Judgement(
                head: .init(component: "eni-careless", kind: .networkInterface, direction: nil),
                decisions: [.allowed(traffic.packets, "passes")], exits: exits(traffic.packets))
        }
    }

    private func walk(_ exits: @escaping @Sendable (FlowSet) -> [Judgement.Exit]) throws -> [WalkedWay] {
        let topology = try NetworkDraft.pair().topology()
        let question = try topology.question("i-client", "i-server:443")
        var walker = Walker(topology: topology, question: question)
        walker.step(
            into: Careless(exits: exits), question.packets, .forward, WalkedWay(origin: question.origins[0]))
        return walker.ways
    }

    @Test("Without an exit, or with dead ends only, all packets are in doubt") func noExit() throws {
        for exits: @Sendable (FlowSet) -> [Judgement.Exit] in [{ _ in [] }, { [.deadEnd($0)] }] {
            let way = try #require(try walk(exits).first)
            #expect(WayBooks(Chain(way)).both.unsure == way.origin.packets)
            #expect(way.gaps.map(\.what) == ["eni-careless"])
        }
    }

    @Test("Packets that no exit takes are in doubt, the others are not") func partialExit() throws {
        let ways = try walk { [.arrived(.service, $0.restricted(toSourcePorts: PortSet(40000)))] }
        let way = try #require(ways.first)
        let unsure = WayBooks(Chain(way)).both.unsure
        #expect(unsure == way.origin.packets.subtracting(way.origin.packets.restricted(toSourcePorts: PortSet(40000))))
        #expect(!unsure.isEmpty)
    }
}

extension FlowSet {
    fileprivate func restricted(toSourcePorts ports: PortSet) -> FlowSet {
        boxes.reduce(FlowSet()) { set, box in
            let part = box.sourcePorts.intersection(ports)
            return part.isEmpty
                ? set
                : set.union(
                    FlowSet(
                        FlowBox(
                            family: box.family, protocols: box.protocols, source: box.source,
                            destination: box.destination, sourcePorts: part, destinationPorts: box.destinationPorts)))
        }
    }
}
