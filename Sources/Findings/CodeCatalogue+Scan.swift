extension CodeCatalogue {
    static let scan: [CodeExplanation] = [
        CodeExplanation(
            .groupExposed, cause: nil,
            meaning: "The internet reaches a service, through every filter on the way and back.",
            background: "The whole way is judged: public address, gateway, routes, ACLs both ways, and groups.",
            remedy: "Narrow the rule named, if the service is not meant for everybody."),
        CodeExplanation(
            .returnBlocked, cause: "aws.rules",
            meaning: "A service is let in, and an ACL drops every reply.",
            background: "Groups remember connections; ACLs do not. A reply needs a row of its own at both subnets.",
            remedy: "Open the clients' ephemeral ports in the ACL named."),
        CodeExplanation(
            .returnGap, cause: "aws.rules",
            meaning: "A service is let in, and an ACL drops the replies to some of the clients' ports.",
            background:
                "Each system picks its clients' ports from a range of its own: Linux 32768-60999, Windows 49152-65535. "
                + "Where a row covers only a part of it, some connections hang, as if by chance.",
            remedy: "Widen the row to the whole range; 1024-65535 fits every system."),
        CodeExplanation(
            .noWayBack, cause: "network.routing",
            meaning: "A service is let in, and its replies find no route.",
            background: "Replies are routed by the tables of the server's side.",
            remedy: "Add the route back."),
        CodeExplanation(
            .middleboxMismatch, cause: "network.routing",
            meaning: "Replies take a way that misses a component which saw the request.",
            background: "What translates or tracks connections has to see both directions.",
            remedy: "Lead the replies back the way of the requests."),
        CodeExplanation(
            .halfOpenInternet, cause: "network.routing",
            meaning: "Packets of the internet reach a host, and its replies do not get back.",
            background:
                "The reply is routed and filtered anew. The client sees a timeout, the host a half-open connection.",
            remedy: "Mend the rule or route named, on the way back."),
        CodeExplanation(
            .routeNeverChosen, cause: nil,
            meaning: "A propagated route never wins.",
            background: "Local and static routes go before propagated ones, local ones even before narrower ones.",
            remedy: "Nothing, if that is meant; else add a static route."),
        CodeExplanation(
            .routeTargetUnusable, cause: "network.routing",
            meaning: "A route leads to a target that cannot take its packets.",
            background: "AWS keeps the route active: that its target drops everything does not show in its state.",
            remedy: "Mend the target, or replace it."),
        CodeExplanation(
            .natGatewayInOtherZone, cause: nil,
            meaning: "A subnet's way to the internet leads through a NAT gateway in another zone.",
            background: "Traffic between zones is charged, and a failure of the other zone cuts this one off.",
            remedy: "One NAT gateway and route table for each zone, or a regional NAT gateway."),
        CodeExplanation(
            .publicSubnetWithoutGateway, cause: "network.routing",
            meaning: "A subnet is named public, and has no default route to an internet gateway.",
            background:
                "A public address alone does not make a host reachable: the subnet's table has to lead to the gateway.",
            remedy: "Add the route, or rename the subnet."),
        CodeExplanation(
            .privateSubnetWithGateway, cause: nil,
            meaning: "A subnet is named private, and its default route leads to an internet gateway.",
            background: "Any host in it that gets a public address is on the internet.",
            remedy: "Lead the default route to a NAT gateway, or rename the subnet."),
        CodeExplanation(
            .peeringOneWay, cause: "network.routing",
            meaning: "Only one side of a peering connection has routes to it.",
            background: "Each VPC routes for itself. Requests arrive, and replies have no way back.",
            remedy: "Add routes on the other side."),
        CodeExplanation(
            .overlappingBlocks, cause: "network.routing",
            meaning: "Two joined VPCs have addresses in common.",
            background: "The local route of each VPC wins for them, so that they never leave it.",
            remedy: "Renumber one side, or put private NAT gateways between them."),
        CodeExplanation(
            .suppressionExpired, cause: nil,
            meaning: "An entry of the suppressions file is past its last day.",
            background: "It hides nothing any more: what it hid is reported again.",
            remedy: "Mend what it hid, or decide anew and move the day."),
        CodeExplanation(
            .suppressionStale, cause: nil,
            meaning: "An entry of the suppressions file hides nothing.",
            background: "What it hid is mended, or the resource has another name by now.",
            remedy: "Remove the entry."),
    ]
}
