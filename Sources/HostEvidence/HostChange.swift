/// What happened on a host between two looks at it, or since it started.
public struct HostChange: Sendable {
    /// The first look; nil where there is only one.
    public let before: HostState?
    /// The last look.
    public let after: HostState

    /// A change between two looks; without the first one, since the start.
    public init(from before: HostState?, to after: HostState) {
        self.before = before
        self.after = after
    }

    /// Whether it is known that what is counted happened lately.
    public var isRecent: Bool { before != nil }

    /// The counters that only the last look has: how much they rose lately is not known.
    public var seenOnce: Set<HostFile> {
        before.map { after.sources.intersection(HostFile.counters).subtracting($0.sources) } ?? []
    }

    /// The times of both looks in Unix seconds, where they are known and in order.
    public var times: ClosedRange<Double>? {
        guard let start = before?.time, let end = after.time, start <= end else { return nil }
        return start...end
    }

    /// How often something happened in an hour since the host started; nil with two looks, or where its age is not known.
    func perHour(_ count: Int64) -> Double? {
        guard before == nil, let uptime = after.uptime, uptime > 0 else { return nil }
        return Double(count) * 3600 / uptime
    }

    /// A counter and how much it rose, in words.
    func rose(_ name: String, by count: Int64) -> String {
        guard before == nil else {
            guard let times, times.upperBound > times.lowerBound else { return "\(name) rose by \(count)" }
            let seconds = times.upperBound - times.lowerBound
            return "\(name) rose by \(count) in \(Int(max(1, min(seconds.rounded(), 1e9)))) s"
        }
        return "\(name) is \(count) since the host started\(perHour(count).map(Self.rate) ?? "")"
    }

    private static func rate(_ perHour: Double) -> String {
        let rates = [(perHour / 3600, "a second"), (perHour, "an hour"), (perHour * 24, "a day")]
        guard let rate = rates.first(where: { $0.0 >= 1 }) else { return ", less than one a day" }
        return ", \(Int(min(rate.0.rounded(), 1e15))) \(rate.1)"
    }

    /// How much a counter went up; 0 where it is not there, or only the last of two looks has its file.
    public func rise(_ name: String) -> Int64 {
        let isExtended = name.hasPrefix("TcpExt") || name.hasPrefix("IpExt")
        let files: Set<HostFile> = [isExtended ? .netstat : .snmp, .nstat, .sentences]
        if let before, before.sources.isDisjoint(with: files) { return 0 }
        return Self.rise(before?.counters[name], after.counters[name])
    }

    /// How much a counter of connection tracking went up.
    func trackingRise(_ name: String) -> Int64 {
        known(\.tracking.isEmpty) { Self.rise(before?.tracking[name], after.tracking[name]) }
    }

    /// How much an interface's counter went up.
    func rise(of interface: String, _ name: String) -> Int64 {
        known(\.interfaces.isEmpty) {
            Self.rise(before?.interfaces[interface]?[name], after.interfaces[interface]?[name])
        }
    }

    /// How much a driver's counter of an interface went up.
    func driverRise(of interface: String, _ name: String) -> Int64 {
        known(\.driverCounters.isEmpty) {
            Self.rise(before?.driverCounters[interface]?[name], after.driverCounters[interface]?[name])
        }
    }

    /// The sum over the processors of a column of softnet_stat.
    func softnetRise(_ column: KeyPath<SoftnetRow, Int64>) -> Int64 {
        func sum(_ state: HostState?) -> Int64 { state?.processors.reduce(0) { $0 &+ $1[keyPath: column] } ?? 0 }
        return known(\.processors.isEmpty) { Self.rise(sum(before), sum(after)) }
    }

    /// How much a queue dropped.
    func rise(of queue: QueueRow) -> Int64 {
        let old = before?.queues.first {
            $0.interface == queue.interface && $0.handle == queue.handle && $0.kind == queue.kind
        }
        return known(\.queues.isEmpty) { Self.rise(old?.dropped, queue.dropped) }
    }

    /// How much a counter of `ip -s -s link` went up.
    func linkRise(of interface: String, _ name: String) -> Int64 {
        known(\.links.isEmpty) {
            Self.rise(before?.links[interface]?.counters[name], after.links[interface]?.counters[name])
        }
    }

    /// How many packets a rule refused.
    func rise(of rule: FilterRule) -> Int64 {
        let old = before?.rules.first {
            $0.table == rule.table && $0.chain == rule.chain && $0.text == rule.text && $0.handle == rule.handle
        }
        if let before, before.sources.isDisjoint(with: [.nftables, .iptables, .iptables6]) { return 0 }
        return Self.rise(old?.packets, rule.packets)
    }

    /// The messages of the kernel that came between both looks.
    func newLog(_ topic: KernelLog.Topic) -> [String] {
        let old = Set(before?.log[topic] ?? [])
        return (after.log[topic] ?? []).filter { !old.contains($0) }
    }

    /// The rise, unless of two looks the first lacks the whole table: then it is not known, and `seenOnce` says so.
    private func known(_ isMissing: (HostState) -> Bool, _ rise: () -> Int64) -> Int64 {
        if let before, isMissing(before) { return 0 }
        return rise()
    }

    /// No counter rises more: sums and thousands of them stay numbers, whatever a file claims.
    private static let most: Int64 = 1 << 50

    /// A counter that went down was started anew, and has counted its value since.
    private static func rise(_ before: Int64?, _ after: Int64?) -> Int64 {
        guard let after, after > 0 else { return 0 }
        let start = before.map { $0 > after ? 0 : max(0, $0) } ?? 0
        return min(most, after - start)
    }
}
