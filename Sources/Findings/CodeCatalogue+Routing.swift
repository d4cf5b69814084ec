extension CodeCatalogue {
    static let routing: [CodeExplanation] = [
        CodeExplanation(
            .noRouteToDestination, cause: "network.routing",
            meaning: "The subnet's route table has no route to the destination.",
            background:
                "A subnet uses the table it is associated with, else the main table of its VPC. What no route covers is "
                + "dropped. Replies need a route too, which another table may hold.",
            remedy: "Add a route to the gateway, peering connection or NAT gateway that leads there."),
        CodeExplanation(
            .cannotRoute, cause: "network.routing",
            meaning:
                "The subnet's route table has a route to the destination's VPC, and it does not cover the destination.",
            background:
                "Often a VPC got a second block after the route was written, or the route was written for one subnet alone.",
            remedy: "Add a route for the block to the same target, or widen the route."),
        CodeExplanation(
            .moreSpecificRoute, cause: "network.routing",
            meaning: "A narrower route takes the packets to where their destination is not.",
            background: "The longest prefix wins, whoever wrote the route, and whether or not its target can deliver.",
            remedy: "Remove the narrower route, or correct its target."),
        CodeExplanation(
            .higherPriorityRoute, cause: "network.routing",
            meaning:
                "A route for the same block and of higher rank takes the packets to where their destination is not.",
            background:
                "For one block a static route wins over the entry of a prefix list, and that over what is propagated.",
            remedy: "Remove the route that wins, or correct its target."),
        CodeExplanation(
            .badStateRoute, cause: "network.routing",
            meaning: "The route that wins is a blackhole, or not in use.",
            background:
                "A route stays in its table when the target is deleted, and becomes a blackhole. It goes on winning by "
                + "its prefix, so packets vanish instead of taking a wider route.",
            remedy: "Replace its target, or delete the route if a wider one should take over."),
        CodeExplanation(
            .routingLoop, cause: "network.routing",
            meaning: "The packets come back to a component they have passed.",
            background:
                "Typical is a NAT gateway in a subnet whose own table sends internet traffic to that NAT gateway.",
            remedy:
                "Let the table of the subnet where the gateway stands lead onwards, for example to an internet gateway."
        ),
        CodeExplanation(
            .replyLost, cause: "network.routing",
            meaning: "The reply takes another way than the request, and is lost on it.",
            background:
                "Replies are routed anew, from the server's own tables. On another way they miss the component that "
                + "translated or tracked the request, and arrive from an address the client never asked, or not at all.",
            remedy: "Give the server's subnet a route that leads the reply back the way the request came."),
        CodeExplanation(
            .asymmetricPath, cause: nil,
            meaning: "The reply takes another way than the request, and arrives.",
            background: "No component of AWS on these ways minds. A stateful firewall put on one of them later will.",
            remedy: "Nothing has to be done. Routes that mirror each other are easier to reason about."),
        CodeExplanation(
            .peeringRequiresAddressInVPC, cause: "network.routing",
            meaning: "A peering connection is asked to carry packets beyond the VPC at its other end.",
            background:
                "VPC peering joins two VPCs and no more: no third VPC, no gateway and no NAT of the other side can be "
                + "reached through it.",
            remedy: "Peer with the VPC of the destination, or join the VPCs by a transit gateway."),
        CodeExplanation(
            .protocolRestriction, cause: "network.routing",
            meaning: "A component on the way does not carry this protocol.",
            background: "NAT gateways carry TCP, UDP and ICMP only.",
            remedy: "Send the protocol another way, or inside one that is carried."),
    ]
}
