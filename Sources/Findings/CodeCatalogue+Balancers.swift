extension CodeCatalogue {
    /// Codes of load balancers as clients reach them.
    static let balancers: [CodeExplanation] = [
        CodeExplanation(
            .listenersMismatch, cause: "network.routing",
            meaning: "No listener of the load balancer takes this protocol and port.",
            background:
                "A node takes only what a listener is there for. A network load balancer drops the rest without an "
                + "answer.",
            remedy: "Ask for a port that has a listener, or add one: aws elbv2 create-listener."),
        CodeExplanation(
            .listenerPortRestriction, cause: "network.routing",
            meaning: "The load balancer's listener is on another port than the packet's.",
            background: "There is one listener of this protocol, and it takes one port.",
            remedy: "Use the listener's port, or add a listener: aws elbv2 create-listener."),
        CodeExplanation(
            .listenerHasNoTargets, cause: "network.routing",
            meaning: "A target group that the listener forwards to has no registered targets.",
            background:
                "An application load balancer answers 503 then; a network one closes the connection. An empty group "
                + "is often what a failed deployment or a scaled-in group leaves.",
            remedy:
                "Register targets: aws elbv2 register-targets. Look at the scaling group or service that should do it."),
        CodeExplanation(
            .listenerRequiresAcceptingTargetGroup, cause: "network.routing",
            meaning: "None of the listener's target groups takes new connections.",
            background: "Groups with weight 0 get nothing, nor do targets that are being taken out.",
            remedy: "Give a group a weight: aws elbv2 modify-listener or modify-rule. Register other targets."),
        CodeExplanation(
            .classicListenersMismatch, cause: "network.routing",
            meaning: "No listener of the classic load balancer takes this port.",
            background: "A classic load balancer takes TCP on the ports of its listeners.",
            remedy: "Ask for a port that has a listener, or add one: aws elb create-load-balancer-listeners."),
        CodeExplanation(
            .classicListenerPortRestriction, cause: "network.routing",
            meaning: "The port is not that of the classic listener: in front, or at the instances.",
            background: "A listener joins one port in front to one port of the instances.",
            remedy: "Use the listener's port, or add a listener: aws elb create-load-balancer-listeners."),
        CodeExplanation(
            .classicWithoutInstances, cause: "network.routing",
            meaning: "No instance is registered with the classic load balancer.",
            background: "It answers 503 for HTTP, and closes connections of TCP.",
            remedy: "Register instances: aws elb register-instances-with-load-balancer."),
        CodeExplanation(
            .classicACLRestriction, cause: "aws.rules",
            meaning: "The network ACL of a classic load balancer's subnet drops what it sends to an instance.",
            background:
                "Its packets pass the outbound entries of its own subnet even where the instance is in that subnet.",
            remedy: "Allow the instances' port outbound in the ACL: aws ec2 create-network-acl-entry --egress."),
        CodeExplanation(
            .sourceAddressPreservation, cause: "network.routing",
            meaning:
                "A network load balancer keeps the client's address, and the way would need the load balancer's own.",
            background: "With client IP preservation only targets of the load balancer's own VPC can answer. The load "
                + "balancer's own address is seen in health checks only.",
            remedy:
                "Switch preserve_client_ip.enabled off for the target group: aws elbv2 modify-target-group-attributes."),
        CodeExplanation(
            .hairpin, cause: "network.routing",
            meaning: "A target reaches itself through a network load balancer that keeps the client's address.",
            background:
                "The packet then comes from the target's own address, which its system drops. It works whenever "
                + "another target is chosen, so it fails at random.",
            remedy: "Switch preserve_client_ip.enabled off, or let clients on the target address it directly."),
        CodeExplanation(
            .remapsEphemeralPort, cause: nil,
            meaning: "A load balancer never connects to targets from this source port.",
            background: "It picks a port of 1024-65535 for each connection.",
            remedy: "Ask without a source port, or with one of that range."),
    ]
}
