extension FindingCode {
    // What the tables, rules and log of a host show.

    /// A rule of the host's firewall refuses packets.
    public static let hostFirewallDrops = named("HOST_FIREWALL_DROPS")
    /// TCP is short of memory.
    public static let tcpMemoryPressure = named("TCP_MEMORY_PRESSURE")
    /// The kernel ended processes for lack of memory.
    public static let outOfMemory = named("OUT_OF_MEMORY")
    /// The processors lack time for the work of packets.
    public static let processorsOverloaded = named("CPU_OVERLOADED")
    /// Receiving stops with packets left, since its budget is used up.
    public static let softirqBudgetSpent = named("SOFTIRQ_BUDGET_SPENT")
    /// A link of the host went away, or comes and goes.
    public static let linkLost = named("LINK_LOST")
    /// A neighbour that packets go through does not answer.
    public static let neighbourLost = named("NEIGHBOUR_LOST")
    /// The table of neighbours overflows.
    public static let neighbourTableFull = named("NEIGHBOUR_TABLE_FULL")
    /// A network card had no buffer for packets that arrived.
    public static let ringOverflow = named("RING_OVERFLOW")
    /// A network card or its driver fails.
    public static let driverFaults = named("DRIVER_FAULTS")
    /// An interface dropped packets that arrived.
    public static let receiveDrops = named("RECEIVE_DROPS")
    /// The connection tracking table is nearly full.
    public static let trackingTableNearlyFull = named("CONNTRACK_TABLE_NEARLY_FULL")
    /// An entry of the connection tracking table was taken.
    public static let trackingInsertFailed = named("CONNTRACK_INSERT_FAILED")
    /// Connection tracking does not know the connection.
    public static let trackingInvalid = named("CONNTRACK_INVALID")
    /// Datagrams found no room in a socket's buffer.
    public static let datagramBufferOverflow = named("UDP_BUFFER_OVERFLOW")
    /// SYNs are answered with cookies.
    public static let cookiesSent = named("SYN_COOKIES_SENT")
    /// Tasks wait for memory.
    public static let memoryStalls = named("MEMORY_STALLS")
    /// The host gets packets for others, and does not forward.
    public static let hostDoesNotForward = named("HOST_DOES_NOT_FORWARD")
    /// An interface dropped packets on their way out.
    public static let transmitDrops = named("TRANSMIT_DROPS")
    /// Connections ended because the other end did not answer any more.
    public static let connectionsTimedOut = named("CONNECTIONS_TIMED_OUT")
    /// The table of closed connections is full.
    public static let timeWaitTableFull = named("TIME_WAIT_TABLE_FULL")
    /// The ports for new connections to one peer are used up.
    public static let localPortsExhausted = named("LOCAL_PORTS_EXHAUSTED")
    /// Options of TCP that fast and lossy paths need are switched off.
    public static let tcpSettingsUnsuitable = named("TCP_SETTINGS_UNSUITABLE")
}
