extension CodeCatalogue {
    /// Codes of flow logs.
    static let flowLogs: [CodeExplanation] = [
        CodeExplanation(
            .flowRecordsSkipped, cause: nil,
            meaning: "Flow log records of an interface were lost for a while, so the log is incomplete there.",
            background:
                "AWS writes SKIPDATA where it could not keep the records of a window. One such line may stand for many flows.",
            remedy: "Look at another window, or at the log of the interface at the other end."),
        CodeExplanation(
            .flowLogContradicts, cause: nil,
            meaning: "Flow logs say otherwise of the question's packets than the rules of the interface do.",
            background:
                "A flow log tells what was done at its time, awsdrops what the rules do that it read. They part where a rule was "
                + "changed in between, where a connection was let in by an older rule and is still tracked, where packets come "
                + "behind the close of their connection, and where one of the two is wrong.",
            remedy:
                "Read the configuration anew and compare the times; CloudTrail tells who changed a rule. Where the times fit, try "
                + "the connection."),
        CodeExplanation(
            .lostWithoutRoute, cause: "network.routing",
            meaning: "The transit gateway's own log says that it dropped packets for which it had no route.",
            background:
                "packets-lost-no-route counts them. The route table is that of the attachment the packets came in by; it needs a "
                + "route, propagated or static, that covers the destination.",
            remedy: "Add the route to that table, or propagate the destination's attachment into it."),
        CodeExplanation(
            .lostInBlackhole, cause: "network.routing",
            meaning: "The transit gateway's own log says that it dropped packets at a blackhole route.",
            background:
                "packets-lost-blackhole counts them. A route turns into a blackhole when its attachment goes, and can be made "
                + "one on purpose.",
            remedy: "Point the route to an attachment that exists, or delete it."),
        CodeExplanation(
            .lostTooLarge, cause: "network.mtu",
            meaning: "The transit gateway's own log says that it dropped packets that were too large.",
            background:
                "packets-lost-mtu-exceeded counts them. Between VPCs, Direct Connect and Connect a transit gateway takes 8500 "
                + "bytes, over VPN 1500.",
            remedy: "Lower the sender's MTU or clamp the TCP maximum segment size."),
        CodeExplanation(
            .lostExpired, cause: "network.routing",
            meaning: "The transit gateway's own log says that it dropped packets whose time to live ended.",
            background:
                "packets-lost-ttl-expired counts them. Packets that go round in a loop of routes end so; a traceroute does too.",
            remedy: "Look for routes that lead back: awsdrops path names a loop."),
    ]
}
