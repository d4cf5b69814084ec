import Inventory
import NetworkSets
import Reachability
import Topology

/// A rule of a security group with what it matches, in both meanings.
///
/// In the **structural** meaning a group or prefix list is a token: what holds of it holds for every future membership. In
/// the **snapshot** meaning it stands for the addresses it has now.
struct GroupRule {
    let rule: SecurityGroupRule
    let isEgress: Bool
    /// What the rule matches if its peer is a block; none for a group or prefix list.
    let blocks: [RuleBox]
    /// What the rule matches with the addresses the peer has now; nil where they are not known.
    let current: [RuleBox]?
    /// The services the rule allows.
    let services: ClosedRange<UInt32>

    init(_ rule: SecurityGroupRule, isEgress: Bool, topology: Topology) {
        self.rule = rule
        self.isEgress = isEgress
        services = ServiceAxis.services(of: rule.box(.ipv4, farEnd: nil, isEgress: isEgress))
        let peer = Self.addresses(of: rule.peer, topology)
        let boxes = peer.map { addresses in
            AddressFamily.allCases.flatMap { family in
                RuleBox.boxes(of: rule.box(family, farEnd: addresses[family], isEgress: isEgress), isEgress: isEgress)
            }
        }
        current = boxes
        if case .block = rule.peer { blocks = boxes ?? [] } else { blocks = [] }
    }

    /// The addresses a peer has at present; nil where the snapshot does not tell.
    private static func addresses(of peer: SecurityGroupRule.Peer, _ topology: Topology) -> AddressSet? {
        switch peer {
        case .block(let block): AddressSet(block)
        case .prefixList(let id): topology.snapshot.prefixLists[id]?.blocks.map { AddressSet($0) }
        case .group(let reference):
            topology.snapshot.securityGroups[reference.groupID] != nil
                && topology.knowsMembers(ofGroup: reference.groupID)
                ? topology.interfaces(inGroup: reference.groupID).reduce(AddressSet()) { $0.union($1.heldAddresses) }
                : nil
        }
    }

    /// The group or prefix list that is the peer.
    var token: String? {
        switch rule.peer {
        case .block: nil
        case .prefixList(let id): id
        case .group(let reference): reference.groupID
        }
    }

    /// How much it matches: the broader of two is kept.
    var breadth: Double {
        let services = Double(services.count)
        guard token == nil else { return services }
        return blocks.reduce(0) { $0 + services * (Double($1.addresses.upperBound - $1.addresses.lowerBound) + 1) }
    }

    /// The rule in words.
    var text: String { rule.text(isEgress: isEgress) }
}
