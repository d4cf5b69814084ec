/// A security group named as the peer of a rule.
public struct GroupReference: Sendable, Hashable {
    /// The group whose members are meant.
    public let groupID: String
    /// The VPC of the group, where it is another than the rule's.
    public let vpcID: String?
    /// The peering connection through which the group is reached, where it is in a peered VPC.
    public let peeringConnectionID: String?
    /// The account that owns the group.
    public let userID: String?

    init(from fields: Fields) throws(ElementError) {
        groupID = try fields.text("GroupId")
        vpcID = try fields.optionalText("VpcId")
        peeringConnectionID = try fields.optionalText("VpcPeeringConnectionId")
        userID = try fields.optionalText("UserId")
    }
}
