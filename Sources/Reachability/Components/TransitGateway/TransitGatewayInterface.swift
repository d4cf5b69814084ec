import Inventory

/// The interface of a transit gateway in a subnet: packets step out of it as out of any interface of the subnet, so those for
/// neighbours meet no ACL and no route, and others the subnet's own (transit gateway guide, network ACLs).
struct TransitGatewayInterface: Component {
    let attachmentID: String
    let subnetID: String

    /// The key under which the walk remembers that packets crossed an attachment in a subnet.
    static func key(_ attachmentID: String, _ subnetID: String) -> String { "\(attachmentID)@\(subnetID)" }

    func judge(_ traffic: Traffic) -> Judgement {
        Judgement(
            exits: [.next(InterfaceDeparture(subnetID: subnetID), traffic.packets)],
            remembersAs: Self.key(attachmentID, subnetID))
    }
}
