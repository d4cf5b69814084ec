extension CodeCatalogue {
    /// Rules that open half a way, hosts that differ, load balancers and flow logs.
    static let halfWays: [CodeExplanation] = [
        CodeExplanation(
            .groupOneSided, cause: "aws.rules",
            meaning: "A rule of a security group opens what no end it names opens too.",
            background:
                "A connection needs an outbound rule at the client and an inbound one at the server. Only rules whose peers are "
                + "all in the snapshot are judged; of others it cannot be known.",
            remedy: "Add the rule at the other end, or remove this one."),
        CodeExplanation(
            .layerMismatch, cause: "aws.rules",
            meaning: "Groups at both ends allow a service, and ACLs between them drop it.",
            background: "Groups and ACLs have to agree: a packet passes both.",
            remedy: "Open the service in the ACLs named, or take it out of the groups."),
        CodeExplanation(
            .groupRuleDead, cause: "aws.rules",
            meaning: "ACLs drop all that a rule of a security group allows.",
            background:
                "The rule looks as if it opened something. Whatever groups say, the ACLs of both subnets have the last word.",
            remedy: "Open the service in the ACLs, or remove the rule."),
        CodeExplanation(
            .peerDrift, cause: "aws.rules",
            meaning: "Hosts of one target group or scaling group have groups that allow different things.",
            background: "What works by one member fails by another, as if by chance.",
            remedy: "Give all members the same security groups: aws ec2 modify-network-interface-attribute --groups."),
        CodeExplanation(
            .familyGap, cause: "aws.rules",
            meaning: "Two hosts may open other services by IPv4 than by IPv6.",
            background:
                "Clients try one family first and fall back to the other, so that a gap shows as a delay, or as a door left open.",
            remedy: "Give both families the same rules."),
        CodeExplanation(
            .internetReached, cause: nil,
            meaning: "Hosts reach the internet, by the services and gateways named.",
            background: "The whole way is judged: groups, ACLs both ways, routes and gateways.",
            remedy: "Narrow the outbound rules, if the hosts need less."),
        CodeExplanation(
            .listenerUnreached, cause: "aws.rules",
            meaning: "Nobody reaches a listener of a load balancer.",
            background:
                "Asked are the internet, where the load balancer faces it, one host of each kind in the snapshot, and what is "
                + "behind VPN connections and gateways.",
            remedy: "Open the listener's port in the load balancer's security group, or delete the listener."),
        CodeExplanation(
            .targetUnreached, cause: "aws.rules",
            meaning: "A load balancer's connections do not get through to some of its targets.",
            background: "Health checks may use another port, so that such a target may look healthy.",
            remedy: "Allow the target port from the load balancer's group in the targets' groups and ACLs."),
        CodeExplanation(
            .flowLogsMissing, cause: nil,
            meaning: "No flow log holds the rejected packets of all of a VPC.",
            background: "What was dropped before the logs are switched on cannot be told later.",
            remedy: "Create a flow log: aws ec2 create-flow-logs --resource-type VPC --traffic-type ALL."),
        CodeExplanation(
            .flowLogsRejectOnly, cause: nil,
            meaning: "The flow logs of a VPC hold rejected packets only.",
            background:
                "Whether a rejected packet was a reply of a connection that passed before tells a group from an ACL; the records "
                + "of what passed are needed for that.",
            remedy: "Log all packets: a flow log cannot be changed, so create another and delete the old one."),
        CodeExplanation(
            .flowLogsCoarse, cause: nil,
            meaning:
                "The format of a VPC's flow logs lacks fields that tell whether a group or an ACL rejected a packet.",
            background:
                "The default format has neither direction, nor TCP flags, nor the addresses before translation.",
            remedy: "Create a flow log with a format that has flow-direction, tcp-flags, pkt-srcaddr and pkt-dstaddr."),
    ]
}
