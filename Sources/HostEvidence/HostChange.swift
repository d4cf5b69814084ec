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

    /// How much a counter went up; 0 where it is not there.
    func rise(_ name: String) -> Int64 { Self.rise(before?.counters[name], after.counters[name]) }

    /// How much a counter of connection tracking went up.
    func trackingRise(_ name: String) -> Int64 { Self.rise(before?.tracking[name], after.tracking[name]) }

    /// How much an interface's counter went up.
    func rise(of interface: String, _ name: String) -> Int64 {
        Self.rise(before?.interfaces[interface]?[name], after.interfaces[interface]?[name])
    }

    /// How much a driver's counter of an interface went up.
    func driverRise(of interface: String, _ name: String) -> Int64 {
        Self.rise(before?.driverCounters[interface]?[name], after.driverCounters[interface]?[name])
    }

    /// The sum over the processors of a column of softnet_stat.
    func softnetRise(_ column: KeyPath<SoftnetRow, Int64>) -> Int64 {
        func sum(_ state: HostState?) -> Int64 { state?.processors.reduce(0) { $0 &+ $1[keyPath: column] } ?? 0 }
        return Self.rise(sum(before), sum(after))
    }

    /// How much a queue dropped.
    func rise(of queue: QueueRow) -> Int64 {
        let old = before?.queues.first {
            $0.interface == queue.interface && $0.handle == queue.handle && $0.kind == queue.kind
        }
        return Self.rise(old?.dropped, queue.dropped)
    }

    /// How much a counter of `ip -s -s link` went up.
    func linkRise(of interface: String, _ name: String) -> Int64 {
        Self.rise(before?.links[interface]?.counters[name], after.links[interface]?.counters[name])
    }

    /// How many packets a rule refused.
    func rise(of rule: FilterRule) -> Int64 {
        let old = before?.rules.first {
            $0.table == rule.table && $0.chain == rule.chain && $0.text == rule.text && $0.handle == rule.handle
        }
        return Self.rise(old?.packets, rule.packets)
    }

    /// The messages of the kernel that came between both looks.
    func newLog(_ topic: KernelLog.Topic) -> [String] {
        let old = Set(before?.log[topic] ?? [])
        return (after.log[topic] ?? []).filter { !old.contains($0) }
    }

    /// A counter that went down was started anew, and has counted its value since.
    private static func rise(_ before: Int64?, _ after: Int64?) -> Int64 {
        guard let after else { return 0 }
        guard let before, before <= after else { return max(0, after) }
        return after - before
    }
}
