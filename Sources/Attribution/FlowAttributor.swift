public import FlowLogs
import Inventory
import NetworkSets
import Reachability
public import Topology

/// Names the rule that refused a group of records, from the filters of the interface that logged it.
///
/// A log names no rule. Group and ACL at an interface are told apart by putting the flow to both (VPC guide, flow log record
/// examples): replies of tracked connections pass every group, so where they were refused it was the ACL.
public final class FlowAttributor: Sendable {
    let topology: Topology
    let filters: InterfaceFilters
    /// Groups of accepted records that are the requests of rejected replies, by their parts.
    private let requests: [[FlowValue]: FlowSums]

    /// How much earlier a request may have ended than its reply was refused, in seconds: two of the longest windows.
    private static let longestWait: Int64 = 1200

    /// - Parameter requests: accepted records grouped by `FlowGrouping.mirroredService`; nil where they were not looked for.
    public init(_ topology: Topology, requests: FlowTally?) {
        self.topology = topology
        filters = InterfaceFilters(topology)
        self.requests = Dictionary(
            requests?.largestGroups(nil).map { ($0.values, $0.sums) } ?? [], uniquingKeysWith: { first, _ in first })
    }

    /// What refused the records of groups of `FlowGrouping.serviceAtInterface`, in their order; nil for those that were not refused.
    ///
    /// Works on all processors.
    public func attributions(of groups: [FlowGroup]) -> [FlowAttribution?] {
        let places = groups.mappedConcurrently { $0.action == .reject ? self.judged($0) : nil }
        var boxes: [RulingBook.Key: [FlowBox]] = [:]
        for case .at(let key, let box)? in places { boxes[key, default: []].append(box) }
        let book = RulingBook(boxes, filters)
        return Array(zip(groups, places)).mappedConcurrently { group, place in
            switch place {
            case .at(let key, let box): self.attribution(of: group, at: key, box, book)
            case .told(let attribution): attribution
            case nil: nil
            }
        }
    }

    /// Where the filters have to be asked about a group, or what is known without them.
    private enum Judged: Sendable {
        case at(RulingBook.Key, FlowBox)
        case told(FlowAttribution)
    }

    private func judged(_ group: FlowGroup) -> Judged {
        if group.reason != nil { return .told(FlowAttribution(provenByLog: group)) }
        guard let source = group.source.address, let destination = group.destination.address,
            let name = group.protocolNumber
        else { return .told(unexplained("the records lack an address or the protocol")) }
        do throws(FlowPlace.Unknown) {
            let place = try FlowPlace(group.interfaceID, from: source, to: destination, topology)
            return .at(RulingBook.Key(place, name, source.family), group.box(source, destination, name))
        } catch {
            return .told(group.isLate ? FlowAttribution(provenByLog: group) : unexplained(error.reason))
        }
    }

    private func attribution(
        of group: FlowGroup, at key: RulingBook.Key, _ box: FlowBox, _ book: RulingBook
    ) -> FlowAttribution {
        let (place, name) = (key.place, key.name)
        guard let source = group.source.address, let destination = group.destination.address,
            let rulings = book[key]
        else { return unexplained("the filters of \(place.interface.id) could not be judged") }
        let flow = FlowSet(box)
        // Ports of the sender matter to no filter; the type and code of ICMP do, and are not logged.
        let packet =
            name.isICMP
            ? nil
            : Packet(
                family: source.family, protocol: name, source: source.bits, destination: destination.bits,
                destinationPort: group.destinationPort)
        let isNeighbour = place.isNeighbour(place.isEgress ? destination : source, topology)
        let acl = isNeighbour ? .allowed : rulings.networkACL(flow, packet)
        let groups = rulings.groups(flow, packet)
        return combined(group, place, acl, groups, aclID: rulings.networkACL)
    }

    private func combined(
        _ group: FlowGroup, _ place: FlowPlace, _ acl: FilterRulings.Verdict, _ groups: FilterRulings.Verdict,
        aclID: String?
    ) -> FlowAttribution {
        let interface = place.interface
        let answers = group.isReply ? "it is SYN-ACK" : isAnswered(group) ? "its request was accepted here" : nil
        if let answers {
            // A tracked connection's reply passes the groups, whatever their rules.
            if case .denied(let row) = acl {
                return FlowAttribution(.networkACL, aclID, "\(row); a reply (\(answers)), which groups let pass")
            }
            return unexplained("a reply (\(answers)), and the ACL \(aclID ?? "") lets it pass in the snapshot")
        }
        switch (acl, groups) {
        case (.denied(let row), .denied) where !group.isLate:
            let rule = refusal(group, place)
            return place.isEgress
                ? FlowAttribution(.securityGroup, interface.id, "\(rule); then \(row)", also: aclID)
                : FlowAttribution(.networkACL, aclID, "\(row); then \(rule)", also: interface.id)
        case (.denied(let row), _): return FlowAttribution(.networkACL, aclID, row)
        case (_, _) where group.isLate:
            var late = FlowAttribution(provenByLog: group)
            late.component = interface.id
            return late
        case (.unknown(let why), .denied):
            return FlowAttribution(
                .securityGroup, interface.id, "\(refusal(group, place)) (the network ACL is not known: \(why))")
        case (.allowed, .denied): return FlowAttribution(.securityGroup, interface.id, refusal(group, place))
        case (.unknown(let why), _), (_, .unknown(let why)): return unexplained(why)
        case (.allowed, .allowed):
            return unexplained(
                "groups and ACL of \(interface.id) let it pass in the snapshot: a rule changed since, or packets after "
                    + "the close of their connection")
        }
    }

    /// Whether the interface let pass, not long before, what these packets answer.
    private func isAnswered(_ group: FlowGroup) -> Bool {
        guard let request = requests[group.values] else { return false }
        guard let begun = request.first, let ended = request.last, let first = group.sums.first,
            let last = group.sums.last
        else { return true }
        return begun <= last && ended >= first - Self.longestWait
    }

    private func refusal(_ group: FlowGroup, _ place: FlowPlace) -> String {
        let ids = place.interface.groupIDs.joined(separator: ", ")
        let service =
            group.protocolNumber?.hasPorts == true
            ? "\(group.protocolText) \(group.destinationPort)" : group.protocolText
        let farEnd = place.isEgress ? "to \(group.destination)" : "from \(group.source)"
        return "no \(place.isEgress ? "outbound" : "inbound") rule of \(ids) allows \(service) \(farEnd)"
    }

    private func unexplained(_ reason: String) -> FlowAttribution {
        FlowAttribution(.unknown, nil, "not explained by this snapshot: \(reason)")
    }
}
