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
        let book = book(for: groups)
        return groups.mappedConcurrently { $0.action == .reject ? self.attribution(of: $0, book) : nil }
    }

    /// Puts all groups to the filters at once.
    private func book(for groups: [FlowGroup]) -> RulingBook {
        var boxes: [RulingBook.Key: [FlowBox]] = [:]
        for group in groups where group.action == .reject && group.reason == nil {
            guard let source = group.source.address, let destination = group.destination.address,
                let name = group.protocolNumber,
                let place = try? FlowPlace(group.interfaceID, from: source, to: destination, topology)
            else { continue }
            boxes[RulingBook.Key(place, name, source.family), default: []]
                .append(group.box(source, destination, name))
        }
        return RulingBook(boxes, filters)
    }

    private func attribution(of group: FlowGroup, _ book: RulingBook) -> FlowAttribution {
        let proven = FlowAttribution(provenByLog: group)
        if group.reason != nil { return proven }
        guard let source = group.source.address, let destination = group.destination.address,
            let name = group.protocolNumber
        else { return unexplained("the records lack an address or the protocol") }
        let place: FlowPlace
        do throws(FlowPlace.Unknown) {
            place = try FlowPlace(group.interfaceID, from: source, to: destination, topology)
        } catch {
            return group.isLate ? proven : unexplained(error.reason)
        }
        let flow = group.packets(source, destination, name)
        guard let rulings = book[RulingBook.Key(place, name, source.family)] else {
            return unexplained("the filters of \(place.interface.id) could not be judged")
        }
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
