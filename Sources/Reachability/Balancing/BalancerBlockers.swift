import Findings
import Topology

/// Refusals of load balancers that more than one place reports.
enum BalancerBlockers {
    static func zoneNotInstalled(_ balancer: Balancer, _ component: String, _ text: String, _ zones: String) -> Blocker
    {
        let enable =
            balancer.kind == .classic
            ? "aws elb attach-load-balancer-to-subnets --load-balancer-name \(balancer.name) --subnets <subnet-id>"
            : "aws elbv2 set-subnets --load-balancer-arn \(balancer.id) --subnets <all-subnet-ids>"
        return Blocker(
            code: .zoneNotInstalled, component: component,
            message: "\(text.prefix(1).uppercased() + text.dropFirst()): such targets get nothing.",
            evidence: ["\(balancer.name) is switched on in \(balancer.zones.sorted().joined(separator: ", "))"],
            fixes: [Fix("Switch the load balancer on in \(zones).", command: enable)])
    }
}
