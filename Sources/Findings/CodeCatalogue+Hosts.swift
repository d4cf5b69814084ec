extension CodeCatalogue {
    /// What the counters of a host show.
    static let hosts = [
        CodeExplanation(
            .acceptQueueOverflow, cause: "linux.backlog",
            meaning: "An accept queue is full, and new connections are dropped.",
            background:
                "The kernel opens connections; the application takes them with accept(). The queue between has the "
                + "smaller length of listen() and net.core.somaxconn.",
            remedy: "Accept faster, or raise both lengths."),
        CodeExplanation(
            .requestQueueOverflow, cause: "linux.backlog",
            meaning: "SYNs are dropped because too many connections are half open.",
            background:
                "A flood of SYNs does it, and clients whose acknowledgements do not arrive. With cookies nothing is dropped.",
            remedy: "Switch on net.ipv4.tcp_syncookies, and raise net.ipv4.tcp_max_syn_backlog."),
        CodeExplanation(
            .receiveBufferOverflow, cause: "linux.rcvbuf",
            meaning: "Data that arrived was thrown away for lack of room in a socket's buffer.",
            background: "The application reads too slowly, or the buffer was cut while data was on its way.",
            remedy: "Read faster; raise net.ipv4.tcp_rmem and net.core.rmem_max."),
        CodeExplanation(
            .trackingTableFull, cause: "linux.kernel-filter",
            meaning: "The connection tracking table of the host is full.",
            background: "Packets of new connections are dropped while those of known ones pass.",
            remedy: "Raise net.netfilter.nf_conntrack_max, shorten timeouts, or do not track what needs no tracking."),
        CodeExplanation(
            .programDrops, cause: "linux.kernel-filter",
            meaning: "An XDP program drops packets as they arrive.",
            background: "They are gone before tcpdump and netfilter could see them.",
            remedy: "Find the program with ip -d link, and its owner."),
        CodeExplanation(
            .processorBacklogFull, cause: "linux.interrupts",
            meaning: "A processor's backlog of arriving packets overflowed.",
            background:
                "net.core.netdev_max_backlog limits it. Interfaces without NAPI of their own, and RPS, go through it.",
            remedy: "Raise the limit, and spread the interrupts over processors."),
        CodeExplanation(
            .queueDropsTail, cause: "linux.drop-tail",
            meaning: "A queueing discipline of the host dropped packets on their way out.",
            background: "A queue that is full drops what comes last. A discipline that shapes does so by design.",
            remedy: "Use fq or fq_codel, or a longer queue."),
        CodeExplanation(
            .interfaceErrors, cause: "linux.nic",
            meaning: "An interface counts errors of its card or driver.",
            background: "Frames with wrong lengths or checksums, rings that overflow, a carrier that goes away.",
            remedy: "See ethtool -S, and the driver's version."),
        CodeExplanation(
            .allowanceExceeded, cause: "aws.congestion",
            meaning: "The instance used more of the network than its type allows.",
            background: "AWS queues or drops what is beyond the allowance; only the driver's counters tell.",
            remedy: "Use a larger instance type, or send less; see the EC2 User Guide on network performance of ENA."),
        CodeExplanation(
            .reversePathFilter, cause: "network.routing",
            meaning: "Packets came by another interface than answers to them would leave by, and were dropped.",
            background: "Strict reverse path filtering takes asymmetric routes for forged addresses.",
            remedy: "Mend the routes, or set net.ipv4.conf.*.rp_filter to 2."),
        CodeExplanation(
            .hostWithoutRoute, cause: "network.routing",
            meaning: "The host has no route for packets it should send or forward.",
            background: "Neither a route nor a default fits the destination.",
            remedy: "Add the route: ip route show table all."),
        CodeExplanation(
            .hostDropsLargePackets, cause: "network.mtu",
            meaning: "The host forwards packets that are too large for the next link.",
            background: "It tells the senders by ICMP; where that is filtered, they never learn it.",
            remedy: "Let ICMP type 3 code 4 pass, or make the MTUs equal."),
    ]
}
