import NetworkSets

/// Why a group rule adds nothing: which other rules match all it does.
struct Redundancy {
    enum Meaning: String {
        /// Whatever the members of groups and the entries of prefix lists become.
        case structural
        /// With the members and entries of now.
        case snapshot
    }

    /// The rule, by its index.
    let index: Int
    /// The rules that cover it; none of them can be spared.
    let cover: [Int]
    let meaning: Meaning

    /// The cover of one rule by others, structural if there is one.
    ///
    /// - Parameter vpcBlocks: The addresses that members of a group can have; empty where they are not known.
    init?(of index: Int, in rules: [GroupRule], by others: [Int], vpcBlocks: (String) -> [CIDRBlock]) {
        let rule = rules[index]
        self.index = index
        if let cover = Self.structural(rule, rules, others, vpcBlocks) {
            (self.cover, meaning) = (cover, .structural)
            return
        }
        guard let current = rule.current,
            let cover = RuleCover(
                of: current,
                by: others.compactMap { other in rules[other].current.map { (index: other, boxes: $0) } })
        else { return nil }
        (self.cover, meaning) = (cover.indices, .snapshot)
    }

    private static func structural(
        _ rule: GroupRule, _ rules: [GroupRule], _ others: [Int], _ vpcBlocks: (String) -> [CIDRBlock]
    ) -> [Int]? {
        let byBlocks = others.map { (index: $0, boxes: rules[$0].blocks) }
        guard let token = rule.token else { return RuleCover(of: rule.blocks, by: byBlocks)?.indices }
        // The services of rules with the same token, as boxes of one address: then the same algebra serves.
        let place = RuleBox(family: .ipv4, services: rule.services, addresses: 0...0)
        let same = others.filter { rules[$0].token == token }.map {
            (index: $0, boxes: [RuleBox(family: .ipv4, services: rules[$0].services, addresses: 0...0)])
        }
        if let cover = RuleCover(of: [place], by: same) { return cover.indices }
        let members = vpcBlocks(token).map {
            RuleBox(family: $0.family, services: rule.services, addresses: $0.bounds)
        }
        return RuleCover(of: members, by: byBlocks)?.indices
    }
}
