import Inventory
import NetworkSets
public import Reachability
import Topology

/// An interface at an end of a way, where flow logs may hold the packets of a question, and what the rules there do with them.
public struct LogPlace: Sendable, Hashable {
    /// The interface.
    public let interface: String
    /// Whether the packets are replies.
    public let isReply: Bool
    /// Which way they cross the interface.
    public let direction: Hop.Direction
    /// What its groups and the ACL of its subnet do with them: nil where ways differ, or that is not known.
    public internal(set) var expected: Verdict?
    /// What decides so.
    public internal(set) var decidedBy: String
    /// The packets as they are there.
    var packets: FlowSet

    /// The places of an answer, those of the way there first; places that several ways share are one.
    static func all(of answer: Answer, _ topology: Topology) -> [LogPlace] {
        var places: [LogPlace] = []
        for way in answer.ways {
            for (index, segment) in way.segments.enumerated() {
                // What a load balancer sends is not known packet by packet.
                let sent = index == 0 ? answer.question.packets : nil
                for place in LogPlace.all(of: segment, sent: sent, topology) { places.add(place) }
            }
        }
        return places.enumerated().sorted {
            ($0.element.isReply ? 1 : 0, $0.offset) < ($1.element.isReply ? 1 : 0, $1.offset)
        }
        .map(\.element)
    }

    private static func all(of segment: Segment, sent: FlowSet?, _ topology: Topology) -> [LogPlace] {
        var places: [LogPlace] = []
        let out = Filters(segment.forwardHops, .egress), into = Filters(segment.forwardHops.reversed(), .ingress)
        let replyOut = Filters(segment.returnHops, .egress), replyIn = Filters(segment.returnHops.reversed(), .ingress)
        func add(_ interface: String?, _ isReply: Bool, _ filters: Filters, _ packets: FlowSet?, _ isSender: Bool) {
            guard let interface, let packets, let held = topology.snapshot.networkInterfaces[interface]?.heldAddresses
            else { return }
            let own = isSender ? packets.restricted(toSource: held) : packets.restricted(toDestination: held)
            guard !own.isEmpty else { return }
            places.append(
                LogPlace(
                    interface: interface, isReply: isReply, direction: isSender ? .egress : .ingress,
                    expected: filters.verdict, decidedBy: filters.decidedBy, packets: own))
        }
        // Where nothing arrives, the packets are as they were sent, unless something on the way would have rewritten them.
        let arriving = segment.arriving ?? (segment.forwardHops.contains(where: \.rewrites) ? nil : sent)
        add(out.interface, false, out, sent, true)
        add(into.interface, false, into, arriving, false)
        add(into.interface, true, replyOut, arriving?.replies, true)
        add(out.interface, true, replyIn, sent?.replies, false)
        return places
    }
}

/// The groups and the ACL at one end of a half.
private struct Filters {
    let interface: String?
    let verdict: Verdict?
    let decidedBy: String

    /// - Parameter hops: from that end on.
    init(_ hops: some Sequence<Hop>, _ direction: Hop.Direction) {
        let own = hops.drop { $0.kind == .instance || $0.kind == .networkInterface }
            .prefix { ($0.kind == .securityGroup || $0.kind == .networkACL) && $0.direction == direction }
        // Between two interfaces of one subnet there is no ACL, and the groups of both ends are neighbours.
        let group = own.first { $0.kind == .securityGroup }
        interface = group?.component
        let mine = own.filter { $0.kind == .networkACL || $0.component == group?.component }
        let verdicts = mine.map(\.verdict)
        let isAllowed = !verdicts.isEmpty && verdicts.allSatisfy { $0 == .allowed }
        verdict = verdicts.contains(.denied) ? .denied : isAllowed ? .allowed : nil
        let deciding = mine.filter { isAllowed || $0.verdict == .denied }
        decidedBy = deciding.map { "\($0.component): \($0.decidedBy)" }.joined(separator: "; ")
    }
}

extension Hop {
    /// Whether packets may have other addresses behind the component.
    fileprivate var rewrites: Bool {
        [.natGateway, .internetGateway, .loadBalancer, .targetGroup, .vpcEndpoint].contains(kind)
    }
}

extension [LogPlace] {
    fileprivate mutating func add(_ place: LogPlace) {
        guard
            let index = firstIndex(where: {
                $0.interface == place.interface && $0.isReply == place.isReply && $0.direction == place.direction
            })
        else { return append(place) }
        self[index].packets = self[index].packets.union(place.packets)
        if self[index].expected != place.expected { self[index].expected = nil }
    }
}
