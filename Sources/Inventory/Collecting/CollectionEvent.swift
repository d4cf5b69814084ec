/// What a collection tells while it runs.
public enum CollectionEvent: Sendable {
    /// A call starts.
    case started(RunningCall)
    /// A page with so many elements came.
    case page(RunningCall, elements: Int)
    /// A call ended, well or not.
    case ended(RunningCall, failed: Bool)
}

/// One call of a collection. Another call is another one, even where both have the same name: an operation is asked once
/// per id, and several accounts in one region.
public final class RunningCall: Sendable {
    /// What people read, `ec2 DescribeVpcs eu-west-1`.
    public let name: String

    /// A call that is about to start.
    public init(name: String) { self.name = name }
}
