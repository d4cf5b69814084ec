import Inventory
import NetworkSets
import Topology

/// What the groups of a host say about the internet, in one form: sets of groups that say the same there are one.
struct InternetRules: Hashable {
    /// The outbound rules that name public addresses, without those that a wider one makes superfluous.
    private let egress: Set<SecurityGroupRule>
    /// Whether everything is let in from a family, which decides over what is tracked.
    private let isOpen: [Bool]
    /// Groups that are not known, or nil where the host's are not listed.
    private let unknown: [String]?

    init(_ groups: [String], listsGroups: Bool, _ topology: Topology) {
        let known = groups.compactMap { topology.snapshot.securityGroups[$0] }
        unknown = listsGroups ? groups.filter { topology.snapshot.securityGroups[$0] == nil } : nil
        let outbound = Set(known.flatMap(\.egress).filter(Self.concernsInternet).map(Self.bare))
        let everything = AddressFamily.allCases.map { family in
            outbound.contains { $0.protocol == nil && Self.isEverybody($0.peer, family) }
        }
        egress = outbound.filter { rule in
            guard case .block(let block) = rule.peer else { return true }
            let isCovered = everything[block.family == .ipv4 ? 0 : 1]
            return !isCovered || (rule.protocol == nil && block.isDefault)
        }
        isOpen = AddressFamily.allCases.map { family in
            known.flatMap(\.ingress).contains { $0.protocol == nil && Self.isEverybody($0.peer, family) }
        }
    }

    private static func concernsInternet(_ rule: SecurityGroupRule) -> Bool {
        switch rule.peer {
        // Members of groups are meant by their private addresses.
        case .group: false
        case .prefixList: true
        case .block(let block):
            !AddressSet(block).isSubset(of: block.family == .ipv4 ? AddressSpace.notPublic : AddressSet())
        }
    }

    private static func isEverybody(_ peer: SecurityGroupRule.Peer, _ family: AddressFamily) -> Bool {
        if case .block(let block) = peer { block.family == family && block.isDefault } else { false }
    }

    private static func bare(_ rule: SecurityGroupRule) -> SecurityGroupRule {
        var rule = rule
        rule.ruleID = nil
        return rule
    }
}
