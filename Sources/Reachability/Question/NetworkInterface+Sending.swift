public import Inventory

extension NetworkInterface {
    /// Whether a machine or a load balancer's node answers for it: it is an end of connections, and no gateway, endpoint or
    /// attachment that hands on what others send.
    public var isEndOfConnections: Bool {
        if case .passive = SenderKind(self) { return false }
        return true
    }
}
