/// A rule of nftables or iptables that refuses packets, with what it counted.
public struct FilterRule: Sendable, Hashable {
    /// Family and table, such as `inet filter`.
    public let table: String
    /// The chain.
    public let chain: String
    /// The rule as the tool prints it, without its counters.
    public let text: String
    /// Its handle in the table, where `nft -a` tells it.
    public let handle: String?
    /// How many packets it refused.
    public let packets: Int64
}
