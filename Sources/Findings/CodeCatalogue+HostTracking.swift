extension CodeCatalogue {
    /// What the connection tracking of a host shows, besides a full table.
    static let hostTracking = [
        CodeExplanation(
            .trackingTableNearlyFull, cause: "linux.kernel-filter",
            meaning: "The connection tracking table of the host is nearly full.",
            background: "Once it is full, packets of new connections are dropped while those of known ones pass.",
            remedy: "Raise net.netfilter.nf_conntrack_max, shorten timeouts, or do not track what needs no tracking."),
        CodeExplanation(
            .trackingInsertFailed, cause: "linux.kernel-filter",
            meaning: "Packets were dropped since an entry of the connection tracking table was taken meanwhile.",
            background:
                "Two packets of one flow at once, as of two DNS queries from one port, or address translation that finds no "
                + "free port.",
            remedy: "Let address translation pick ports at random (--random-fully), or do not track DNS."),
        CodeExplanation(
            .trackingInvalid, cause: "linux.kernel-filter",
            meaning: "The host drops packets of connections that its connection tracking does not know.",
            background:
                "A connection that is idle for longer than nf_conntrack_tcp_timeout_established is forgotten, and so is all "
                + "where the rules were loaded anew; with asymmetric routes one direction is never seen.",
            remedy: "Send keepalives, lengthen the timeout, set nf_conntrack_tcp_loose to 1, or mend the routes."),
    ]
}
