import Findings
import Inventory
public import Topology

/// By what the findings of a scan are put together for people.
public enum FindingGrouping: Sendable, Hashable {
    case code
    case severity
    case vpc
    case subnet
    case securityGroup
    /// A tag of the hosts that the finding is about, by its key.
    case tag(String)

    /// The words of the command line.
    public static let words = ["code", "severity", "vpc", "subnet", "security-group", "tag:KEY"]

    /// The grouping of a word; nil where there is none of that name.
    public init?(_ word: String) {
        switch word {
        case "code": self = .code
        case "severity": self = .severity
        case "vpc": self = .vpc
        case "subnet": self = .subnet
        case "security-group": self = .securityGroup
        default:
            guard word.hasPrefix("tag:"), word.count > 4 else { return nil }
            self = .tag(String(word.dropFirst(4)))
        }
    }

    /// Findings under what they have in common.
    public struct Group: Sendable {
        /// The ids, names or values, in order; none for findings that are about nothing of the kind.
        public let keys: [String]
        /// The findings, in the order they had.
        public let findings: [ListedFinding]
    }

    /// The groups, in the order in which their first findings come; what is about nothing of the kind is last.
    public func groups(_ findings: [ListedFinding], in topology: Topology) -> [Group] {
        var order: [[String]] = []
        var members: [[String]: [ListedFinding]] = [:]
        for listed in findings {
            let keys = keys(listed, topology)
            if members[keys] == nil { order.append(keys) }
            members[keys, default: []].append(listed)
        }
        let sorted = order.filter { !$0.isEmpty } + order.filter(\.isEmpty)
        return sorted.map { Group(keys: $0, findings: members[$0] ?? []) }
    }

    private func keys(_ listed: ListedFinding, _ topology: Topology) -> [String] {
        let finding = listed.finding
        let places = FindingPlaces(of: finding.component, in: topology)
        switch self {
        case .code: return [finding.code.rawValue]
        case .severity: return [finding.severity.rawValue]
        case .vpc: return places.vpcIDs
        case .subnet: return places.subnetIDs
        case .securityGroup: return places.groupIDs
        case .tag(let key):
            let values = places.interfaces.compactMap { interface in
                topology.instance(of: interface)?.tags[key] ?? interface.tags[key]
            }
            return Set(values).sorted()
        }
    }
}
