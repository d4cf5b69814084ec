/// What a collection tells while it runs.
public enum CollectionEvent: Sendable {
    /// A call starts; the name is `ec2 DescribeVpcs eu-west-1`.
    case started(String)
    /// A page with so many elements came.
    case page(String, elements: Int)
    /// A call ended, well or not.
    case ended(String, failed: Bool)
}
