extension CodeCatalogue {
    /// What the tables, rules and log of a host show.
    static let hostTables =
        hostTracking + [
            CodeExplanation(
                .receiveDrops, cause: "network.queue",
                meaning: "An interface dropped packets that arrived, before the host looked at them.",
                background:
                    "A packet larger than the interface's MTU, a queue of the device that is full, or a protocol that nobody speaks.",
                remedy: "Compare the MTU of both ends of the link; see ip -s -s link and ethtool -S."),
            CodeExplanation(
                .datagramBufferOverflow, cause: "linux.rcvbuf",
                meaning: "Datagrams were dropped for lack of room in the buffers of sockets.",
                background:
                    "UDP has no window: what comes faster than the application reads is lost. DNS answers are lost so.",
                remedy: "Read faster, or ask for larger buffers (SO_RCVBUF) and raise net.core.rmem_max."),
            CodeExplanation(
                .cookiesSent, cause: "linux.backlog",
                meaning: "The queue of half-open connections is full, and SYNs are answered with cookies.",
                background:
                    "Nothing is dropped. A cookie holds fewer options, so that such connections may lack window scaling and SACK.",
                remedy:
                    "Find out who opens so many connections; raise net.ipv4.tcp_max_syn_backlog and the listen backlog."
            ),
            CodeExplanation(
                .memoryStalls, cause: "server.resources",
                meaning: "All tasks of the host wait for memory at times.",
                background: "Pressure stall information (PSI) counts the time; packets are handled late meanwhile.",
                remedy: "Use less memory, or an instance with more."),
            CodeExplanation(
                .hostDoesNotForward, cause: "network.routing",
                meaning: "Packets for other addresses come to the host, which does not forward.",
                background:
                    "A route leads to it, as to a NAT instance or a firewall, and net.ipv4.ip_forward is 0.",
                remedy: "Switch forwarding on, or mend the route."),
            CodeExplanation(
                .hostFirewallDrops, cause: "server.firewall",
                meaning: "A rule of the host's firewall refuses packets.",
                background:
                    "Rules of nftables and iptables count what they refuse, where they have a counter.",
                remedy: "Where the packets are wanted, accept them before that rule."),
            CodeExplanation(
                .tcpMemoryPressure, cause: "server.resources",
                meaning: "TCP is short of memory.",
                background:
                    "Above the second value of net.ipv4.tcp_mem the kernel cuts buffers, above the third it refuses them.",
                remedy: "Close idle connections, read faster, or raise net.ipv4.tcp_mem; it counts pages."),
            CodeExplanation(
                .outOfMemory, cause: "server.resources",
                meaning: "The kernel ended processes for lack of memory.",
                background:
                    "Connections of a process that is ended are reset or closed.",
                remedy: "Use less memory, or an instance with more."),
            CodeExplanation(
                .processorsOverloaded, cause: "linux.load",
                meaning: "The processors lack time for the work of packets.",
                background:
                    "The hypervisor takes time, as on burstable instances without credits, or softirq fills a processor.",
                remedy: "Use a larger instance, spread interrupts over processors, or move other work away."),
            CodeExplanation(
                .softirqBudgetSpent, cause: "linux.interrupts",
                meaning: "Receiving stops with packets left, since its budget is used up.",
                background:
                    "It drops nothing by itself; rings fill behind it.",
                remedy: "Raise net.core.netdev_budget and netdev_budget_usecs, or spread interrupts."),
            CodeExplanation(
                .linkLost, cause: "network.link",
                meaning: "A link of the host went away, or comes and goes.",
                background:
                    "The carrier of an interface changed between both looks.",
                remedy: "See the interface's state in AWS, and the kernel log."),
            CodeExplanation(
                .neighbourLost, cause: "network.link",
                meaning: "A neighbour that packets go through does not answer.",
                background:
                    "It is the gateway of a route, or answered before.",
                remedy: "See whether it is up, and in the same subnet."),
            CodeExplanation(
                .neighbourTableFull, cause: "network.link",
                meaning: "The table of neighbours overflows.",
                background:
                    "Packets to neighbours that are not in it are dropped. Hosts with many pods reach its limit.",
                remedy: "Raise net.ipv4.neigh.default.gc_thresh1 to gc_thresh3."),
            CodeExplanation(
                .ringOverflow, cause: "linux.nic",
                meaning: "A network card had no buffer for packets that arrived.",
                background:
                    "The ring is emptied too slowly for the rate of packets.",
                remedy: "Use the largest ring, more queues, or a faster processor."),
            CodeExplanation(
                .driverFaults, cause: "linux.nic",
                meaning: "A network card or its driver fails.",
                background:
                    "Its counters of faults rise, or the kernel log tells of a transmission that never ended.",
                remedy: "Update the driver; stop and start the instance, so that it gets other hardware."),
            CodeExplanation(
                .transmitDrops, cause: "linux.txqueue",
                meaning: "An interface dropped packets on their way out.",
                background:
                    "Its own queue was full, or the link was down.",
                remedy: "Raise the queue's length (txqueuelen), and see the link."),
            CodeExplanation(
                .connectionsTimedOut, cause: "linux.rto",
                meaning: "Connections ended because the other end did not answer any more.",
                background:
                    "Repeats, keepalives or window probes ran out; no reset was sent.",
                remedy: "Find out with a capture why nothing comes back; see net.ipv4.tcp_retries2 and the keepalive."),
            CodeExplanation(
                .timeWaitTableFull, cause: "server.tcp-config",
                meaning: "The table of closed connections is full.",
                background:
                    "A closed connection is kept for a minute, so that its late packets do no harm.",
                remedy: "Keep connections open; raise net.ipv4.tcp_max_tw_buckets."),
            CodeExplanation(
                .localPortsExhausted, cause: "server.tcp-config",
                meaning: "The ports for new connections to one peer are used up.",
                background:
                    "connect() fails with EADDRNOTAVAIL; no packet is sent and no counter tells it.",
                remedy: "Use connections again, allow more ports, or use more addresses."),
            CodeExplanation(
                .tcpSettingsUnsuitable, cause: "server.tcp-config",
                meaning: "Options of TCP that fast and lossy paths need are switched off.",
                background:
                    "Without window scaling 64 KB are on their way at most; without SACK one loss costs much.",
                remedy: "Switch them on: they are on by default."),
        ]
}
