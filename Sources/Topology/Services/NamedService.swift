public import Inventory

/// A managed service that answers or asks through interfaces of its own in a VPC: a function, a database, a task, …
public struct NamedService: Sendable, Hashable {
    /// The kinds, by the prefix that names them on the command line.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case lambda
        case rds
        case redshift
        case kafka
        case ecs
        case elasticache
        case efs
        case opensearch
        case eks

        /// Whether it opens connections: stores of data only answer.
        public var opensConnections: Bool {
            switch self {
            case .lambda, .ecs, .eks: true
            case .rds, .redshift, .kafka, .elasticache, .efs, .opensearch: false
            }
        }

        /// Whether connections to its interfaces are answered: a function is called through its service instead.
        public var takesConnections: Bool { self != .lambda }
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
