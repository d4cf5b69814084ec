import FlowLogs
import Inventory
import NetworkSets
import Reachability
import Topology

/// The rulings of both filters of an interface over packets of a protocol, looked up flow by flow.
struct FilterRulings: Sendable {
    /// What a filter says of one flow.
    enum Verdict: Equatable {
        case allowed
        case denied(String)
        case unknown(String)
    }

    private let rulings: (acl: InterfaceFilters.Filter?, groups: InterfaceFilters.Filter?)

    init(acl: InterfaceFilters.Filter?, groups: InterfaceFilters.Filter?) {
        rulings = (acl, groups)
    }

    /// The ACL's id; nil where the subnet is not known.
    var networkACL: String? { rulings.acl?.component }

    func networkACL(_ flow: FlowSet, _ packet: Packet?) -> Verdict {
        guard let filter = rulings.acl else { return .unknown("the subnet is not in the snapshot") }
        return Self.verdict(filter, flow, packet)
    }

    func groups(_ flow: FlowSet, _ packet: Packet?) -> Verdict {
        guard let filter = rulings.groups else { return .unknown("the groups could not be judged") }
        return Self.verdict(filter, flow, packet)
    }

    /// - Parameter packet: any packet of the flow where all are alike to filters; nil where the log does not tell all that
    ///   filters look at, as for ICMP.
    private static func verdict(_ filter: InterfaceFilters.Filter, _ flow: FlowSet, _ packet: Packet?) -> Verdict {
        var doubts: [String] = []
        for ruling in filter.rulings {
            let isAll = packet.map(ruling.packets.contains) ?? flow.isSubset(of: ruling.packets)
            guard isAll else {
                if packet == nil, !flow.isDisjoint(with: ruling.packets), ruling.verdict != .allowed {
                    doubts.append("\(ruling.reason): the log does not tell the ICMP type")
                }
                continue
            }
            switch ruling.verdict {
            case .allowed: return .allowed
            case .denied: return .denied(ruling.reason)
            case .unknown, .partial: return .unknown(ruling.reason)
            }
        }
        return doubts.first.map { .unknown($0) } ?? .allowed
    }
}
