extension FindingCode {
    // What the counters of a host show.

    /// An accept queue is full.
    public static let acceptQueueOverflow = named("ACCEPT_QUEUE_OVERFLOW")
    /// More connections are half open than fit.
    public static let requestQueueOverflow = named("SYN_QUEUE_OVERFLOW")
    /// Received data was thrown away for lack of room.
    public static let receiveBufferOverflow = named("RECEIVE_BUFFER_OVERFLOW")
    /// The connection tracking table is full.
    public static let trackingTableFull = named("CONNTRACK_TABLE_FULL")
    /// An XDP program drops packets.
    public static let programDrops = named("XDP_DROPS")
    /// A processor's backlog of arriving packets overflowed.
    public static let processorBacklogFull = named("CPU_BACKLOG_OVERFLOW")
    /// A queueing discipline drops packets.
    public static let queueDropsTail = named("QDISC_DROPS")
    /// An interface counts errors.
    public static let interfaceErrors = named("INTERFACE_ERRORS")
    /// The instance is beyond an allowance.
    public static let allowanceExceeded = named("ENA_ALLOWANCE_EXCEEDED")
    /// Packets fail the reverse path filter.
    public static let reversePathFilter = named("REVERSE_PATH_FILTER")
    /// The host has no route.
    public static let hostWithoutRoute = named("HOST_HAS_NO_ROUTE")
    /// The host forwards onto a smaller link.
    public static let hostDropsLargePackets = named("HOST_DROPS_LARGE_PACKETS")
}
