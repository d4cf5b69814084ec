public import Inventory

/// A managed service that answers or asks through interfaces of its own in a VPC: a function, a database, a task, …
public struct NamedService: Sendable, Hashable {
    /// The kinds, by the prefix that names them on the command line.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case lambda
        case rds
        case ecs
        case elasticache
        case efs
        case opensearch
        case eks
    }

    /// What it is.
    public let kind: Kind
    /// Its name.
    public let name: String
    /// Other names of it: ARNs, and names that clients look up.
    public let aliases: [String]
    /// Its interfaces, in order of their ids.
    public let interfaces: [NetworkInterface]
    /// Whether all of the interfaces are its own for certain. A database has one, which is told from those of others in its
    /// subnets by its groups only.
    public let isExact: Bool

    /// `rds:orders`.
    public var label: String { "\(kind.rawValue):\(name)" }
}
