import Inventory
import NetworkSets
import Topology

/// What the names in stateful rules stand for: variables, written `$NAME`, and references to prefix lists, written `@NAME`.
struct RuleVariables {
    let addresses: [String: [String]]
    let ports: [String: [String]]
    /// The blocks of prefix lists by the name of the reference; none for one whose entries are not known.
    let references: [String: [CIDRBlock]]

    /// The variables of a rule group under a policy. A group's own value goes before the policy's; without either `HOME_NET` is
    /// the blocks of the firewall's VPC, and `EXTERNAL_NET` everything that is not the policy's `HOME_NET` (Network Firewall
    /// guide, troubleshooting rules and suricata limitations).
    init(_ group: FirewallRuleGroup, _ policy: FirewallPolicy, _ firewall: NetworkFirewall, _ topology: Topology) {
        var base = policy.variables
        if base["HOME_NET"] == nil, let vpc = firewall.vpcID.flatMap({ topology.snapshot.vpcs[$0] }) {
            base["HOME_NET"] = vpc.blocks.map(\.description)
        }
        if base["EXTERNAL_NET"] == nil, let home = base["HOME_NET"] {
            base["EXTERNAL_NET"] = ["![" + home.joined(separator: ",") + "]"]
        }
        addresses = base.merging(group.addressVariables) { _, own in own }
        ports = group.portVariables
        references = group.references.compactMapValues { arn in
            arn.split(separator: "/").last.flatMap { topology.snapshot.prefixLists[String($0)]?.blocks }
        }
    }

    /// Variables without a firewall around them.
    init(addresses: [String: [String]] = [:], ports: [String: [String]] = [:], references: [String: [CIDRBlock]] = [:])
    {
        self.addresses = addresses
        self.ports = ports
        self.references = references
    }
}
