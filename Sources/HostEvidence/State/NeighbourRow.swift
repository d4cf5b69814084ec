/// An entry of the table of neighbours.
public struct NeighbourRow: Sendable, Hashable {
    /// Its address.
    public let address: String
    /// The interface.
    public let interface: String
    /// Its state, such as `REACHABLE` or `FAILED`.
    public let state: String
}
