/// One difference between two snapshots, as small as it can be told: a rule, a route, an association, a whole resource.
public struct ConfigurationEdit: Sendable {
    /// What happened to it, from the first snapshot to the second.
    public enum Action: String, Sendable, Hashable {
        case added
        case removed
        case changed
    }

    /// Whose packets an edit can concern.
    public enum Scope: Sendable, Hashable {
        /// Packets of the interfaces in a security group.
        case group(String)
        /// Packets of a subnet.
        case subnet(String)
        /// Packets of the subnets of a network ACL.
        case networkACL(String)
        /// Packets of the subnets of a route table.
        case routeTable(String)
        /// Packets of an interface.
        case interface(String)
        /// Packets of an instance's interfaces.
        case instance(String)
        /// Any packet.
        case everything
        /// None: what was edited decides nothing about packets.
        case nothing
    }

    /// What happened.
    public let action: Action
    /// The kind of resource in words, such as `security group`.
    public let resource: String
    /// The id of the resource.
    public let id: String
    /// The part of it in words, with what it was and what it is; nil for the whole resource.
    public let detail: String?
    /// Whose packets it can concern.
    public let scope: Scope
    /// Whom the rule of a security group speaks of, where the edit is one of a rule; only connections with them can differ.
    public let peer: SecurityGroupRule.Peer?
    /// Makes this part of a snapshot look as it does in another.
    let take: @Sendable (inout Snapshot, Snapshot) -> Void

    init(
        action: Action, resource: String, id: String, detail: String?, scope: Scope,
        peer: SecurityGroupRule.Peer? = nil, take: @escaping @Sendable (inout Snapshot, Snapshot) -> Void
    ) {
        self.action = action
        self.resource = resource
        self.id = id
        self.detail = detail
        self.scope = scope
        self.peer = peer
        self.take = take
    }

    /// The edit in words: `rule added: inbound tcp 443 from 10.0.0.0/8`, or `security group added`.
    public var text: String { detail ?? "\(resource) \(action.rawValue)" }
}

extension Snapshot {
    /// This snapshot with one edited part as another has it: with the newer one the edit alone is made, with the older one it
    /// alone is undone.
    public func taking(_ edit: ConfigurationEdit, from other: Snapshot) -> Snapshot {
        var snapshot = self
        edit.take(&snapshot, other)
        return snapshot
    }
}
