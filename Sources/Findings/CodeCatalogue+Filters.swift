extension CodeCatalogue {
    static let filters: [CodeExplanation] = [
        CodeExplanation(
            .securityGroupRulesMismatch, cause: "aws.rules",
            meaning: "No rule of the interface's security groups allows the packet in this direction.",
            background:
                "Security groups hold allow rules only, and all groups of an interface add up. What no rule matches is "
                + "dropped without an answer, so a client sees a timeout. A rule that names a group matches the private "
                + "addresses of that group's interfaces.",
            remedy: "Add the narrowest rule that matches, or put the sender into the group that an existing rule names."
        ),
        CodeExplanation(
            .securityGroupHasNoRules, cause: "aws.rules",
            meaning: "The interface's security groups have no rule at all in this direction.",
            background:
                "A group without inbound rules lets nothing in; a new group has none. Outbound rules are there from the "
                + "start, unless somebody removed them.",
            remedy: "Add the rule that the service needs."),
        CodeExplanation(
            .securityGroupReferencesNotPreserved, cause: "aws.rules",
            meaning:
                "A rule names the sender's group, but the packet arrives from another address than the sender's private one.",
            background:
                "A rule that names a group matches private addresses of its members. Behind a NAT gateway, or on the way "
                + "through public addresses, the packet carries an address that is in no group. Through a firewall or Gateway Load "
                + "Balancer endpoint it keeps its address and loses its groups all the same.",
            remedy:
                "Address the host by its private address, or add a rule for the address the packet really comes from."),
        CodeExplanation(
            .ruleWiderThanAsked, cause: nil,
            meaning: "A security group lets in everything from everywhere, where one service was asked for.",
            background:
                "The packets pass, and so does much else. Rules add up: a narrow rule beside a wide one narrows nothing.",
            remedy: "Write a rule for what is needed, then take the wide one away."),
        CodeExplanation(
            .subnetACLRestriction, cause: "aws.rules",
            meaning: "The network ACL of a subnet drops the packet on its way in or out.",
            background:
                "A network ACL has no memory: requests and replies are judged alike, entry by entry in the order of their "
                + "numbers, and the first match decides. Replies go to the client's port, which its system picks anew for each "
                + "connection, so an ACL that opens only part of that range drops some connections and not others.",
            remedy:
                "Add an allow entry with a number below the entry that denies. For replies, open the whole range of ports "
                + "that clients use: 1024-65535 covers all of them."),
        CodeExplanation(
            .blockPublicAccess, cause: "aws.rules",
            meaning: "VPC block public access shuts the way between the VPC and the internet.",
            background: "The setting holds for a whole account and region, and goes before every route and rule. In "
                + "bidirectional mode nothing passes an internet gateway; in ingress mode nothing that the internet begins.",
            remedy: "If the traffic is meant to pass, create an exclusion for the subnet or the VPC."),
        CodeExplanation(
            .sourceDestinationCheck, cause: "network.routing",
            meaning: "A route leads to an interface that drops packets which are not for its own addresses.",
            background:
                "The source/destination check of an interface is on unless it was switched off. An appliance or NAT "
                + "instance cannot forward with it.",
            remedy: "Switch the check off on the interface that forwards, or correct the route."),
    ]
}
