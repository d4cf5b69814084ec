public import FlowLogs

/// What refused the packets of a rejected group, and how that is known.
public struct FlowAttribution: Sendable, Hashable {
    /// The kinds of causes, by the names reports print.
    public enum Kind: String, Sendable, Hashable {
        case securityGroup = "security-group"
        case networkACL = "network-acl"
        case blockPublicAccess = "block-public-access"
        case encryptionControl = "encryption-control"
        case latePacket = "late-packet"
        case unknown
    }

    /// What refused.
    public var kind: Kind
    /// The ACL, or the interface for a group decision; nil where it is not known.
    public var component: String?
    /// The rule, or what is known instead.
    public var decidedBy: String
    /// The other component, where two refuse; nil where one does.
    public var also: String?

    init(_ kind: Kind, _ component: String?, _ decidedBy: String, also: String? = nil) {
        self.kind = kind
        self.component = component
        self.decidedBy = decidedBy
        self.also = also
    }

    /// What the log by itself proves about a rejected group, and no more.
    public init(provenByLog group: FlowGroup) {
        switch group.reason {
        case .blockPublicAccess: self.init(.blockPublicAccess, nil, "reject-reason BPA in the record")
        case .encryptionControl: self.init(.encryptionControl, nil, "reject-reason EC in the record")
        case nil where group.isLate:
            self.init(
                .latePacket, nil,
                "its TCP flags have no SYN: packets of a connection that was closed or forgotten before")
        case nil:
            self.init(
                .unknown, nil, "the log names no rule: a security group, a network ACL, or a packet after the close")
        }
    }
}
