import NetworkSets
import TestSupport
import Testing

/// Random sets against membership of every packet of a small universe. A failure prints its seed.
@Suite struct FlowSetPropertyTests {
    struct Case {
        var random: SplitMix64
        let space: FlowSpace
        let boxes: (left: [FlowBox], right: [FlowBox])
        let left: FlowSet
        let right: FlowSet

        init(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            let space = FlowSpace(using: &random)
            func boxes() -> [FlowBox] {
                (0..<Int.random(in: 0...4, using: &random)).map { _ in space.randomBox(using: &random) }
            }
            self.boxes = (boxes(), boxes())
            self.space = space
            self.random = random
            left = FlowSet(self.boxes.left)
            right = FlowSet(self.boxes.right)
        }

        /// The set holds exactly the packets for which the rule is true.
        func check(_ set: FlowSet, _ name: String, seed: UInt64, _ rule: (Packet) -> Bool) {
            for (packet, count) in space.cells() where set.contains(packet) != (rule(packet) && count != nil) {
                Issue.record("seed \(seed): \(name) is wrong about \(packet)\nleft \(left)\nright \(right)\ngot \(set)")
                return
            }
        }
    }

    /// Says the seed alone: printing both sides of every comparison would bury it.
    private static func expect(_ isTrue: Bool, _ seed: UInt64, at location: SourceLocation = #_sourceLocation) {
        #expect(isTrue, "seed \(seed)", sourceLocation: location)
    }

    @Test func operationsAgreeWithMembership() {
        for seed in 1...400 as ClosedRange<UInt64> {
            let one = Case(seed: seed)
            let (left, right) = (FlowModel(one.boxes.left), FlowModel(one.boxes.right))
            one.check(one.left, "set", seed: seed, left.contains)
            one.check(one.left.union(one.right), "union", seed: seed) { left.contains($0) || right.contains($0) }
            one.check(one.left.intersection(one.right), "intersection", seed: seed) {
                left.contains($0) && right.contains($0)
            }
            one.check(one.left.subtracting(one.right), "difference", seed: seed) {
                left.contains($0) && !right.contains($0)
            }
            one.check(one.left.reversed, "reversed", seed: seed) { packet in
                let keepsPorts = packet.protocol.isICMP
                return left.contains(
                    Packet(
                        family: packet.family, protocol: packet.protocol, source: packet.destination,
                        destination: packet.source,
                        sourcePort: keepsPorts ? packet.sourcePort : packet.destinationPort,
                        destinationPort: keepsPorts ? packet.destinationPort : packet.sourcePort))
            }
        }
    }

    @Test func boxOperationsAgreeWithThoseOfSets() {
        for seed in 1...2000 as ClosedRange<UInt64> {
            var one = Case(seed: seed)
            let box = one.space.randomBox(using: &one.random)
            let set = FlowSet(box)
            Self.expect(one.left.intersection(box) == one.left.intersection(set), seed)
            Self.expect(one.left.subtracting(box) == one.left.subtracting(set), seed)
            Self.expect(one.left.union(box) == one.left.union(set), seed)
            Self.expect(one.left.isSubset(of: box) == one.left.isSubset(of: set), seed)
            Self.expect(one.left.isDisjoint(with: box) == one.left.isDisjoint(with: set), seed)
        }
    }

    @Test func lawsOfSetsHold() {
        for seed in 1...1000 as ClosedRange<UInt64> {
            let one = Case(seed: seed)
            let (left, right) = (one.left, one.right)
            let all = FlowSet(AddressFamily.allCases.map { FlowBox(family: $0) })
            func not(_ set: FlowSet) -> FlowSet { all.subtracting(set) }
            Self.expect(not(left.union(right)) == not(left).intersection(not(right)), seed)
            Self.expect(not(left.intersection(right)) == not(left).union(not(right)), seed)
            Self.expect(not(not(left)) == left, seed)
            Self.expect(left.union(left.intersection(right)) == left, seed)
            Self.expect(left.intersection(left.union(right)) == left, seed)
            Self.expect(left.subtracting(right).union(left.intersection(right)) == left, seed)
            Self.expect(left.union(right) == right.union(left), seed)
            Self.expect(left.isSubset(of: right) == left.subtracting(right).isEmpty, seed)
            Self.expect(left.intersection(right).isSubset(of: right), seed)
            Self.expect(left.isDisjoint(with: right) == left.intersection(right).isEmpty, seed)
            Self.expect(left.reversed.reversed == left, seed)
            let both = left.union(right).packetCount + left.intersection(right).packetCount
            Self.expect(both == left.packetCount + right.packetCount, seed)
        }
    }

    @Test func boxesAreDisjointExactAndCanonical() {
        for seed in 1...400 as ClosedRange<UInt64> {
            var one = Case(seed: seed)
            let boxes = one.left.boxes
            let isExact = one.space.cells().allSatisfy { packet, count in
                count == nil || boxes.count { FlowModel.holds($0, packet) } == (one.left.contains(packet) ? 1 : 0)
            }
            Self.expect(isExact, seed)
            // The same packets, put together another way.
            let shuffled = boxes.shuffled(using: &one.random).reduce(FlowSet()) { $0.union($1) }
            let pieces = one.left.intersection(one.right).union(one.left.subtracting(one.right))
            for other in [shuffled, pieces, FlowSet(one.boxes.left.shuffled(using: &one.random))] {
                Self.expect(other == one.left, seed)
                Self.expect(other.hashValue == one.left.hashValue, seed)
                Self.expect(other.boxes == boxes, seed)
                Self.expect(other.description == one.left.description, seed)
            }
        }
    }

    @Test func countsAndSamples() {
        for seed in 1...400 as ClosedRange<UInt64> {
            let one = Case(seed: seed)
            var expected = PacketCount.zero
            for (packet, count) in one.space.cells() where one.left.contains(packet) { expected += count ?? .zero }
            Self.expect(one.left.packetCount == expected, seed)
            Self.expect(one.left.isEmpty == expected.isZero, seed)
            let sample = one.left.samplePacket()
            Self.expect((sample == nil) == one.left.isEmpty, seed)
            if let sample {
                Self.expect(one.left.contains(sample), seed)
                Self.expect(FlowSet(sample).isSubset(of: one.left), seed)
                Self.expect(FlowSet(sample).packetCount == PacketCount(1), seed)
            }
        }
    }

    @Test func repliesAnswerExactlyTheQuestions() {
        for seed in 1...200 as ClosedRange<UInt64> {
            let one = Case(seed: seed)
            let replies = one.left.replies
            // One code of every cell: the places where `FlowSpace` may cut.
            let codes: [UInt16] = [0, 1, 8, 9, 13, 128, 129, 255]
            let types: [UInt16] = [0, 3, 8, 13, 14, 17, 18, 128, 129, 255]
            for (cell, _) in one.space.cells() {
                let isICMP = cell.protocol.isICMP
                for type in isICMP && cell.sourcePort == 0 ? types : [cell.sourcePort] {
                    let packet = Packet(
                        family: cell.family, protocol: cell.protocol, source: cell.source,
                        destination: cell.destination, sourcePort: type, destinationPort: cell.destinationPort)
                    let isAnswer = (isICMP ? codes : [0]).contains { code in
                        FlowModel.question(answeredBy: packet, code: code).map(one.left.contains) ?? false
                    }
                    if replies.contains(packet) != isAnswer {
                        Issue.record("seed \(seed): \(packet) of \(one.left), replies \(replies)")
                        return
                    }
                }
            }
            Self.expect(one.left.expectingReply.replies == replies, seed)
            Self.expect(one.left.subtracting(one.left.expectingReply).replies.isEmpty, seed)
            Self.expect(one.left.expectingReply.isSubset(of: one.left), seed)
        }
    }

    @Test func sidesAgreeWithBoxes() {
        for seed in 1...500 as ClosedRange<UInt64> {
            var one = Case(seed: seed)
            let side = one.space.randomBox(using: &one.random)
            let boxes = one.left.boxes
            let sources = boxes.map { AddressSet(family: $0.family, ranges: $0.source) }
            let destinations = boxes.map { AddressSet(family: $0.family, ranges: $0.destination) }
            Self.expect(one.left.sources == sources.reduce(AddressSet()) { $0.union($1) }, seed)
            Self.expect(one.left.destinations == destinations.reduce(AddressSet()) { $0.union($1) }, seed)
            Self.expect(one.left.reversed.sources == one.left.destinations, seed)
            Self.expect(one.left.reversed.sourcePorts == one.left.destinationPorts, seed)
            let withPorts = boxes.filter { $0.protocols.contains(6) || $0.protocols.contains(17) }
            Self.expect(one.left.sourcePorts == withPorts.reduce(PortSet()) { $0.union($1.sourcePorts) }, seed)
            Self.expect(one.left.protocols == boxes.reduce(IntervalSet()) { $0.union($1.protocols) }, seed)
            Self.expect(one.left.families == AddressFamily.allCases.filter { boxes.map(\.family).contains($0) }, seed)

            let from = AddressSet(family: side.family, ranges: side.source)
            let fromBox = FlowBox(family: side.family, source: side.source)
            Self.expect(one.left.restricted(toSource: from) == one.left.intersection(fromBox), seed)
            let toBox = FlowBox(family: side.family, destination: side.source)
            Self.expect(one.left.restricted(toDestination: from) == one.left.intersection(toBox), seed)
            let own = one.left.restricted(toFamily: side.family)
            Self.expect(own == one.left.intersection(FlowBox(family: side.family)), seed)
            Self.expect(own.restricted(toSource: side.source) == own.intersection(fromBox), seed)
            Self.expect(own.restricted(toDestination: side.source) == own.intersection(toBox), seed)
            for number in one.space.protocols {
                let only = AddressFamily.allCases.map { FlowSet(FlowBox(family: $0, protocol: number)) }
                let expected = only.reduce(FlowSet()) { $0.union($1.intersection(one.left)) }
                Self.expect(one.left.restricted(toProtocol: number) == expected, seed)
            }
        }
    }

    @Test func rewritingAgreesWithRewrittenBoxes() {
        for seed in 1...500 as ClosedRange<UInt64> {
            var one = Case(seed: seed)
            let side = one.space.randomBox(using: &one.random)
            let ports = one.random.chance(40) ? nil : side.sourcePorts
            func rewritten(_ source: Bool) -> FlowSet {
                FlowSet(
                    one.left.boxes.map { box in
                        let hasPorts = box.protocols.isSubset(of: IntervalSet([6...6, 17...17]))
                        let newPorts = hasPorts ? ports : nil
                        return FlowBox(
                            family: box.family, protocols: box.protocols,
                            source: source ? side.source : box.source,
                            destination: source ? box.destination : side.source,
                            sourcePorts: (source ? newPorts : nil) ?? box.sourcePorts,
                            destinationPorts: (source ? nil : newPorts) ?? box.destinationPorts)
                    })
            }
            Self.expect(one.left.replacingSource(side.source, ports: ports) == rewritten(true), seed)
            Self.expect(one.left.replacingDestination(side.source, ports: ports) == rewritten(false), seed)
        }
    }
}
