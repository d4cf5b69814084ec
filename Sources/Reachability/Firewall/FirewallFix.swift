import Findings
import Inventory
import NetworkSets

/// The change of a firewall's rules that lets packets pass.
enum FirewallFix {
    static func fixes(opening packets: FlowSet, _ firewall: NetworkFirewall) -> [Fix] {
        let policy = firewall.policyARN
        return [
            Fix(
                "Add a rule that passes \(FlowText.describe(packets)) before the one that drops it, to a rule group of the "
                    + "firewall's policy.",
                command: "aws network-firewall describe-firewall-policy --firewall-policy-arn \(policy)")
        ]
    }
}
