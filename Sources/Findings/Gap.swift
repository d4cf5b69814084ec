/// Something the answer would need and does not have: data not collected, refused, or not modelled.
public struct Gap: Sendable, Hashable {
    /// The missing thing: an IAM action such as `ec2:DescribeNetworkAcls`, or a resource id.
    public var what: String
    /// Why it is missing, and which resource asked for it.
    public var why: String
    /// Whether the answer hangs on it. A gap that matters makes the verdict unknown.
    public var matters: Bool

    /// A gap, as found while answering.
    public init(what: String, why: String, matters: Bool) {
        self.what = what
        self.why = why
        self.matters = matters
    }
}
