/// An interface as `ip -s -s link` shows it.
public struct LinkRow: Sendable, Hashable {
    /// Its flags, such as `UP` and `NO-CARRIER`.
    public let flags: Set<String>
    /// Its counters by their names: `rx_missed`, `tx_transns`.
    public let counters: [String: Int64]
}
