import Inventory

/// The attachment of a VPC to something that has an interface in a subnet of each zone.
protocol ZonedAttachment: Sendable {
    var id: String { get }
    var vpcID: String { get }
    /// At most one per zone.
    var subnetIDs: [String] { get }
    /// Whether both directions of a flow use one zone for its life.
    var isInApplianceMode: Bool { get }
}

extension TransitGatewayVPCAttachment: ZonedAttachment {}
extension CoreNetworkVPCAttachment: ZonedAttachment {}
