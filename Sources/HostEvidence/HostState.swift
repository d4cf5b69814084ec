/// What a Linux host's counters and tables said at one time.
public struct HostState: Sendable, Equatable {
    /// The counters of `/proc/net/snmp` and `/proc/net/netstat`, named as nstat names them: `TcpExtListenOverflows`.
    public internal(set) var counters: [String: Int64] = [:]
    /// One row per processor of `/proc/net/softnet_stat`.
    public internal(set) var processors: [SoftnetRow] = []
    /// The interfaces of `/proc/net/dev`.
    public internal(set) var interfaces: [String: [String: Int64]] = [:]
    /// The driver's counters of each interface (`ethtool -S`).
    public internal(set) var driverCounters: [String: [String: Int64]] = [:]
    /// Connection tracking, summed over the processors.
    public internal(set) var tracking: [String: Int64] = [:]
    /// The listening sockets of `ss`.
    public internal(set) var listeners: [ListenSocket] = []
    /// The queueing disciplines of `tc -s qdisc`.
    public internal(set) var queues: [QueueRow] = []
    /// Kernel parameters.
    public internal(set) var parameters: [String: String] = [:]
    /// The connections of `ss`, without those that listen.
    public internal(set) var connections: [SocketRow] = []
    /// The numbers of `/proc/net/sockstat`, such as `TCP.mem`, which counts pages.
    public internal(set) var sockets: [String: Int64] = [:]
    /// The interfaces of `ip -s -s link`.
    public internal(set) var links: [String: LinkRow] = [:]
    /// The table of neighbours.
    public internal(set) var neighbours: [NeighbourRow] = []
    /// The gateways that routes lead to.
    public internal(set) var gateways: Set<String> = []
    /// Rules of the host's firewalls that refuse packets.
    public internal(set) var rules: [FilterRule] = []
    /// What `ethtool -c`, `-g` and `-k` say, by that letter and the interface.
    public internal(set) var settings: [String: [String: [String: String]]] = [:]
    /// `/proc/pressure`, such as `cpu.some.avg10` in percent.
    public internal(set) var pressure: [String: Double] = [:]
    /// The times of all processors together, in ticks, and their number as `processors`.
    public internal(set) var processorTimes: [String: Int64] = [:]
    /// The load of the last minute.
    public internal(set) var load: Double?
    /// How many sockets there are in each state, by the names of `ss -s`: `estab`, `timewait`, `orphaned`.
    public internal(set) var summary: [String: Int64] = [:]
    /// The addresses of the host, where its routes or sockets tell them.
    public internal(set) var addresses: Set<String> = []
    /// When it was looked at, in Unix seconds.
    public internal(set) var time: Double?
    /// How many seconds the host had been up.
    public internal(set) var uptime: Double?
    /// Messages of the kernel that are about packets.
    var log: [KernelLog.Topic: [String]] = [:]
    /// What a collected bundle says it could not read, a line each: `nft_ruleset: nft -a list ruleset: not installed`.
    public internal(set) var notRead: [String] = []
    /// What files were read.
    public internal(set) var sources: Set<HostFile> = []

    init() {}
}

/// A processor's row of `/proc/net/softnet_stat`.
public struct SoftnetRow: Sendable, Hashable {
    /// Packets taken in.
    public let processed: Int64
    /// Packets dropped because the backlog was full.
    public let dropped: Int64
    /// How often the budget ended with work left.
    public let squeezed: Int64
    /// Packets dropped so that one flow leaves room for others (RPS flow limit); 0 where the kernel does not tell.
    public var limited: Int64 = 0
}

/// A listening socket.
public struct ListenSocket: Sendable, Hashable {
    /// Address and port as ss prints them.
    public let name: String
    /// Connections that wait to be accepted.
    public let waiting: Int64
    /// How many may wait.
    public let limit: Int64
    /// What the socket dropped, where `ss -m` says so.
    public let drops: Int64?
}

/// A queueing discipline.
public struct QueueRow: Sendable, Hashable {
    /// The interface it is on.
    public let interface: String
    /// Its kind, such as `fq_codel`.
    public let kind: String
    /// Its handle, such as `8001:`.
    public let handle: String
    /// How many packets it dropped.
    public let dropped: Int64
}
