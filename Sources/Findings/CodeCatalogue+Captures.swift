extension CodeCatalogue {
    /// How connections fail to open, as a packet capture shows it.
    static let captureOpenings = [
        CodeExplanation(
            .synUnanswered, cause: nil,
            meaning: "Every SYN to a port stays without any answer.",
            background:
                "A security group, a network ACL, a blackhole route, a firewall on the host and a full queue look the same from "
                + "the client: silence. A capture on the server tells whether the SYN arrives there.",
            remedy:
                "Ask awsdrops capture with --snapshot, or awsdrops path for the same ends; capture on the server at the same "
                + "time."),
        CodeExplanation(
            .synUnansweredByHost, cause: "server.firewall",
            meaning: "The SYN arrives at the server's host, and the host answers nothing.",
            background:
                "tcpdump sees packets before netfilter does. A rule with DROP, a full listen queue, or a strict reverse path "
                + "filter swallows them afterwards.",
            remedy:
                "Look at nft list ruleset or iptables-save -c for a counter that rises, at nstat for ListenDrops and "
                + "IPReversePathFilter, and at ss -ltn for a full queue."),
        CodeExplanation(
            .synUnansweredPathOpen, cause: "aws.instance-firewall",
            meaning: "The SYN stays without an answer, and no rule or route of AWS on its way drops it.",
            background:
                "awsdrops put the connection to its evaluator, on the snapshot given: security groups, network ACLs and routes "
                + "let it pass, there and back. So the host drops it, or the configuration was another one then.",
            remedy: "Look at the firewall of the server's host and at its listen queue: awsdrops host."),
        CodeExplanation(
            .synUnansweredSometimes, cause: "linux.backlog",
            meaning: "Some connections to a port open while others, at the same time, get no answer.",
            background:
                "A rule would refuse them all. A listener whose accept queue is full drops SYNs, and so does a full connection "
                + "tracking table; both let some through as places come free.",
            remedy:
                "On the server compare ListenOverflows and ListenDrops (nstat) before and after; ss -ltn shows Recv-Q above "
                + "Send-Q. Accept faster, or raise the backlog of listen() and net.core.somaxconn. For connection tracking see "
                + "conntrack -S and conntrack_allowance_exceeded (ethtool -S)."),
        CodeExplanation(
            .synAckUnanswered, cause: "aws.rules",
            meaning: "The server answers the SYN again and again, and the client's acknowledgement never comes.",
            background:
                "The SYN-ACK is lost on the way back. Typical is a network ACL without a row for the client's ephemeral ports: "
                + "ACLs do not remember connections. An asymmetric route through a stateful device does it too.",
            remedy: "Open the client's ephemeral ports in the ACLs of both subnets; see awsdrops path, the way back."),
        CodeExplanation(
            .connectionRefused, cause: "aws.rst",
            meaning: "The server's address answers the SYN with a reset.",
            background:
                "Nobody listens on the port, or a rule of the host says reject with tcp reset. The hops left in the reset are "
                + "those of the server's other packets, as far as there are any.",
            remedy: "See that the service runs and listens on that address: ss -ltn."),
        CodeExplanation(
            .refusedByMiddlebox, cause: "aws.rst",
            meaning: "Something on the way answers the SYN with a reset in the server's name.",
            background:
                "The reset has other hops left than what the server itself sends: it was made nearer by or farther off, for "
                + "example by a firewall or a proxy.",
            remedy: "Look for a firewall on the path that rejects the port."),
        CodeExplanation(
            .rejectedByHostFirewall, cause: "server.firewall",
            meaning: "The server's address answers the SYN with an ICMP error.",
            background:
                "Linux answers TCP to a closed port with a reset. An ICMP message from the server itself is a rule of its "
                + "firewall: REJECT of iptables sends type 3 code 3, admin-prohibited of nftables code 13.",
            remedy: "Find the rule with iptables-save -c or nft list ruleset, and allow the port."),
        CodeExplanation(
            .prohibitedByRouter, cause: "network.routing",
            meaning: "A device on the way says that a rule forbids the packet.",
            background:
                "ICMP type 3 code 9, 10 or 13, from an address that is not the server's. AWS itself sends none.",
            remedy: "Look at the rules and prohibit routes of the device named."),
        CodeExplanation(
            .icmpUnreachable, cause: "network.routing",
            meaning: "A device on the way says that it cannot deliver the packet.",
            background: "It has no route, or the last router gets no answer from the host.",
            remedy: "Look at the routes of the device named, and whether the host is up."),
        CodeExplanation(
            .neighbourUnanswered, cause: "network.link",
            meaning: "Nobody answers ARP for an address.",
            background:
                "Without an answer no packet is sent. In a VPC the network answers for every address in use, so the address is "
                + "free there, or the interface is detached.",
            remedy: "See whether the address is right, and whether its interface is attached and up."),
        CodeExplanation(
            .halfOpenConnection, cause: nil,
            meaning:
                "A SYN is answered with an acknowledgement of another connection: the server still holds an older one.",
            background:
                "The client, or a device on the way, forgot the connection and used its ports again. Packets of the old "
                + "connection were lost, or it was idle beyond a timeout.",
            remedy:
                "Let the server close idle connections, with keepalives shorter than the timeouts on the way; do not reuse "
                + "source ports at once."),
    ]

    /// How open connections suffer, as a packet capture shows it.
    static let captureTroubles = [
        CodeExplanation(
            .resetMidstream, cause: "aws.rst",
            meaning: "One end resets an open connection.",
            background:
                "An application closes with data unread or with linger 0, a process dies, or a load balancer gives the "
                + "connection up. The hops left in the reset are those of that end's other packets.",
            remedy: "Look at the log of the application at that end, at that time."),
        CodeExplanation(
            .resetByMiddlebox, cause: "aws.rst",
            meaning: "Something on the way resets an open connection in the name of one end.",
            background: "The reset has other hops left than that end's own packets.",
            remedy: "Look for a firewall, proxy or load balancer on the path."),
        CodeExplanation(
            .idleThenReset, cause: "aws.idle-timeout",
            meaning: "After a pause, the next packet is answered with a reset, or a reset ends the pause.",
            background:
                "A component on the way forgot the idle connection. A network load balancer and a NAT gateway forget after 350 "
                + "seconds by default and answer late packets with a reset; an application load balancer closes after 60.",
            remedy:
                "Send keepalives more often than the shortest timeout on the way (net.ipv4.tcp_keepalive_time with "
                + "SO_KEEPALIVE), or raise the timeout; awsdrops path --keepalive tells which components count."),
        CodeExplanation(
            .idleThenSilence, cause: "aws.idle-timeout",
            meaning: "After a pause, packets are sent again and again without an answer.",
            background:
                "A component on the way forgot the idle connection and drops late packets silently: gateway load balancers, "
                + "security group tracking (350 seconds on newer instance types) and many firewalls do.",
            remedy:
                "Send keepalives more often than the shortest timeout on the way (net.ipv4.tcp_keepalive_time with "
                + "SO_KEEPALIVE), or raise the timeout; awsdrops path --keepalive tells which components count."),
        CodeExplanation(
            .receiverTooSlow, cause: "server.overload",
            meaning: "An application does not read what arrives, so that its host closes the receive window.",
            background: "A window of 0 stops the sender. The network is not to blame: the packets arrived.",
            remedy:
                "Find out why the application does not read: CPU, locks, its own back-pressure. ss -tm shows Recv-Q."),
        CodeExplanation(
            .pathMTULearned, cause: nil,
            meaning: "A router said that a packet was too large, and the sender went on with smaller ones.",
            background: "That is path MTU discovery as it should be (RFC 1191, RFC 8201).",
            remedy: "Nothing. A smaller MTU at the sender saves the detour."),
        CodeExplanation(
            .hopLimitExpired, cause: "aws.retry-ttl",
            meaning: "A packet was sent with a hop limit too small for the way.",
            background: "A router discards a packet whose hop limit is used up, and says so with an ICMP message.",
            remedy: "Raise the hop limit of the sender (net.ipv4.ip_default_ttl, or IP_TTL of the application)."),
        CodeExplanation(
            .corruptedPackets, cause: "network.corruption",
            meaning: "Packets arrive with a wrong TCP checksum.",
            background:
                "The receiver drops them without a word. Checksums that a host leaves to its network card are told apart, and "
                + "so are captures in which a whole direction is wrong.",
            remedy: "Look at the counters of interfaces and devices on the way; nstat shows TcpInCsumErrors."),
        CodeExplanation(
            .packetLoss, cause: "network.congestion",
            meaning: "Packets are lost on the way.",
            background:
                "Segments that were seen here and sent again were lost behind this place, or their acknowledgements were; "
                + "segments that came late to fill a hole were lost before it. Round trips that grow point to a full queue.",
            remedy:
                "Look at the allowances of the instance (ethtool -S, bw_out_allowance_exceeded and its like), at the metrics of "
                + "gateways on the way, and at the queues of both hosts (tc -s qdisc)."),
        CodeExplanation(
            .acknowledgementsLost, cause: "network.congestion",
            meaning: "Data is sent again though it was acknowledged: acknowledgements are lost on the way back.",
            background: "The acknowledgement passed the place of the capture, and its receiver went on as without it.",
            remedy: "Look at the way back: allowances, queues, and devices that drop small packets."),
        CodeExplanation(
            .lostInSenderQueue, cause: "linux.drop-tail",
            meaning: "Packets are lost in the sender's own host, before they reach its interface.",
            background:
                "A capture is made behind the queueing discipline. Made on the sender's host, it shows a hole that is filled "
                + "later, and never the first copy.",
            remedy: "See tc -s qdisc for dropped; use fq or fq_codel, or a longer queue."),
        CodeExplanation(
            .packetsReordered, cause: "linux.reordering",
            meaning: "Packets overtake one another on the way.",
            background:
                "Each late packet makes the receiver ask for it again; beyond a few places the sender takes it for lost and "
                + "slows down. Paths in parallel, and receive queues served by several processors, do that.",
            remedy: "Keep a flow on one path; see net.ipv4.tcp_reordering and the RSS and RPS settings of the receiver."
        ),
        CodeExplanation(
            .packetsDuplicated, cause: "linux.reordering",
            meaning: "The network delivers packets twice.",
            background: "The copies have the IP identification of the first ones, so no host sent them again.",
            remedy: "Look for loops of layer 2, and for mirrors or bonds that send on two links."),
        CodeExplanation(
            .peerStoppedAnswering, cause: "linux.rto",
            meaning:
                "In the middle of a connection nothing is answered any more; the sender repeats with growing waits.",
            background:
                "The other host or its link went down, or a rule changed. Linux gives up after net.ipv4.tcp_retries2 repeats, 15 "
                + "by default: about a quarter of an hour.",
            remedy:
                "See whether the other host was up at that time. A shorter TCP_USER_TIMEOUT lets the application notice sooner."
        ),
        CodeExplanation(
            .captureOneWay, cause: nil,
            meaning: "The capture shows one direction of connections that live.",
            background: "The replies take another way, or the filter or mirror session leaves them out.",
            remedy: "Capture where both directions pass: on one of the hosts, with a filter of both."),
        CodeExplanation(
            .captureIncomplete, cause: nil,
            meaning: "The capture lacks packets that were on the wire.",
            background:
                "One end acknowledged what was never seen here, or the capturing system counts what it dropped. Mirrored packets "
                + "are the first to be dropped under load.",
            remedy: "Capture again with fewer bytes per packet (-s 128), a larger buffer (-B), or a filter."),
        CodeExplanation(
            .lostBetweenCaptures, cause: "network.congestion",
            meaning: "Some of the packets that left one end never came to the other.",
            background: "The captures of both ends were joined packet by packet. A rule would have stopped them all.",
            remedy: "Look at queues and allowances between both ends; where only large packets are lost, at the MTU."),
        CodeExplanation(
            .blockedBetweenCaptures, cause: nil,
            meaning: "None of the packets of a kind that left one end came to the other.",
            background:
                "The captures of both ends were joined packet by packet. What stops all of them is a rule or a route: a security "
                + "group, a network ACL, a blackhole, a firewall on the way.",
            remedy: "Ask awsdrops path for the same ends, or awsdrops capture with --snapshot."),
    ]
}
