import Inventory
import Topology

/// The zones in which a VPC attachment has an interface, one subnet each.
struct TransitGatewayZones {
    let attachment: any ZonedAttachment
    let topology: Topology

    /// The subnets of the attachment that the snapshot has.
    var subnets: [Subnet] { attachment.subnetIDs.compactMap { topology.snapshot.subnets[$0] } }

    /// The attachment's subnet in the zone of another subnet, where that is certain.
    func subnet(inZoneOf other: Subnet) -> Subnet? {
        if let same = subnets.first(where: { $0.id == other.id }) { return same }
        return subnets.first { topology.shareZone($0, other) == true }
    }

    /// Why a zone may have a subnet of the attachment though none was found; nil where it certainly has none.
    func doubt(aboutZoneOf other: Subnet) -> (what: String, why: String)? {
        if attachment.subnetIDs.isEmpty {
            return (attachment.id, "the subnets of \(attachment.id) are not in the snapshot")
        }
        if let missing = missingSubnet {
            return ("ec2:DescribeSubnets", "\(missing) of \(attachment.id) is not in the snapshot")
        }
        guard subnets.contains(where: { topology.shareZone($0, other) == nil }) else { return nil }
        return (
            attachment.id, "whether \(attachment.id) has a subnet in the zone of \(other.id) is not in the snapshot"
        )
    }

    /// A subnet of the attachment that the snapshot lacks.
    var missingSubnet: String? { attachment.subnetIDs.first { topology.snapshot.subnets[$0] == nil } }

    /// `subnet-1 (eu-west-1a), subnet-2 (eu-west-1b)`.
    var text: String {
        subnets.map { subnet in subnet.availabilityZone.map { "\(subnet.id) (\($0))" } ?? subnet.id }
            .joined(separator: ", ")
    }
}
