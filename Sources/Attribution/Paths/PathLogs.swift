public import Findings
public import FlowLogs
import Inventory
import NetworkSets
public import Reachability
public import Topology

/// What flow logs hold of the packets of a question, at the interfaces on its ways.
public struct PathLogs: Sendable {
    /// An interface and the records of it.
    public struct Row: Sendable, Hashable {
        /// Where.
        public let place: LogPlace
        /// The records of packets that were let pass.
        public internal(set) var accepted = 0
        /// The records of packets that were refused, but for late ones.
        public internal(set) var rejected = 0
        /// The records of refused packets that open no connection: the connection was closed or forgotten before.
        public internal(set) var late = 0
        /// When the first of them began and the last ended, in Unix seconds; nil where there are none.
        public internal(set) var first, last: Int64?
        /// When the last record ended that is against the rules; nil where none is.
        public internal(set) var lastContradiction: Int64?
        /// Whether some record is against the rules of the configuration: refused where all pass, or passed where none does.
        public internal(set) var isContradicted = false
    }

    /// The interfaces, in path order, there and back.
    public internal(set) var rows: [Row]
    /// Windows of these interfaces whose records AWS lost.
    public internal(set) var lostWindows = 0
    /// Lines that are no record, and files that were not read: what may be missing.
    public internal(set) var malformed = 0
    /// What reading met beside records.
    public internal(set) var notes = ReadingNotes()
    /// When the configuration was read, where the snapshot tells.
    public let rulesAsOf: String?

    /// What is to be looked for, for an answer.
    public init(_ answer: Answer, _ topology: Topology) {
        rows = LogPlace.all(of: answer, topology).map { Row(place: $0) }
        rulesAsOf = topology.snapshot.collectedAt
    }

    /// Lets only records pass that may be of the question.
    public var filter: FlowFilter {
        var filter = FlowFilter()
        let packets = rows.map(\.place.packets)
        let sources = packets.map(\.sources).reduce(AddressSet()) { $0.union($1) }
        let destinations = packets.map(\.destinations).reduce(AddressSet()) { $0.union($1) }
        filter.require(.sourceAddress, .addresses(sources))
        filter.require(.destinationAddress, .addresses(destinations))
        return filter
    }

    /// How records are read for it.
    public var options: FlowReadOptions {
        var options = FlowReadOptions()
        options.filter = filter
        options.keepsSkippedWindows = true
        options.view = [.accept, .reject]
        options.grouping = .connectionAtInterface
        return options
    }

    /// Takes in what was read.
    public mutating func take(_ tally: FlowTally) {
        let interfaces = Set(rows.map(\.place.interface))
        lostWindows += tally.skipped.filter { interfaces.contains($0.key.interface) }.reduce(0) { $0 + $1.value }
        malformed += tally.counts.malformed
        notes = tally.notes
        for group in tally.largestGroups(nil) {
            for index in rows.indices where rows[index].place.holds(group) { rows[index].take(group) }
        }
    }

    /// Where the log and the rules contradict each other.
    public var findings: [Finding] {
        rows.filter(\.isContradicted).map { row in
            let place = row.place
            let half = place.isReply ? "replies" : "requests"
            let way = place.direction == .egress ? "out of" : "into"
            let isRefused = place.expected == .allowed
            return Finding(
                code: .flowLogContradicts, severity: .warning, direction: place.isReply ? .return : .forward,
                component: place.interface,
                message: isRefused
                    ? "Flow logs have \(row.rejected) rejected records of such \(half) \(way) \(place.interface), "
                        + "where the rules let all of them pass."
                    : "Flow logs have \(row.accepted) accepted records of such \(half) \(way) \(place.interface), "
                        + "where the rules refuse all of them.",
                evidence: [
                    place.decidedBy.isEmpty ? nil : "rules: \(place.decidedBy)",
                    rulesAsOf.map { "rules as of \($0)" },
                    row.lastContradiction.map { "last such record until \(TimeText.text($0))" },
                    isRefused
                        ? "packets behind the close of their connection are refused too: without the field tcp-flags "
                            + "they look the same" : nil,
                ].compactMap(\.self),
                fixes: [
                    Fix(
                        "Read the configuration anew, and look who changed a rule in between.",
                        command: "aws cloudtrail lookup-events --lookup-attributes "
                            + "AttributeKey=ResourceName,AttributeValue=\(place.interface)")
                ])
        }
    }
}

extension PathLogs.Row {
    fileprivate mutating func take(_ group: FlowGroup) {
        let records = group.sums.records
        switch group.action {
        case .accept: accepted += records
        case .reject where group.isLate: late += records
        case .reject: rejected += records
        case nil: return
        }
        first = [first, group.sums.first].compactMap(\.self).min()
        last = [last, group.sums.last].compactMap(\.self).max()
        let isAgainst =
            switch (group.action, place.expected) {
            // Where the log itself says what else refused, no rule of groups or ACLs did.
            case (.reject, .allowed): !group.isLate && group.reason == nil
            case (.accept, .denied): true
            default: false
            }
        guard isAgainst else { return }
        isContradicted = true
        lastContradiction = [lastContradiction, group.sums.last].compactMap(\.self).max()
    }
}

extension LogPlace {
    /// Whether the packets of a group are among those of this place.
    fileprivate func holds(_ group: FlowGroup) -> Bool {
        guard group.interfaceID == interface, let source = group.source.address,
            let destination = group.destination.address, source.family == destination.family,
            let name = group.protocolNumber
        else { return false }
        guard name.hasPorts, let port = group.sourcePort else {
            // The type and code of ICMP are not logged.
            return !packets.isDisjoint(
                with: FlowBox(
                    family: source.family, protocols: IntervalSet(name.rawValue), source: IntervalSet(source.bits),
                    destination: IntervalSet(destination.bits), sourcePorts: nil,
                    destinationPorts: name.hasPorts ? PortSet(group.destinationPort) : nil))
        }
        return packets.contains(
            Packet(
                family: source.family, protocol: name, source: source.bits, destination: destination.bits,
                sourcePort: port, destinationPort: group.destinationPort))
    }
}
