import Inventory
import NetworkSets
import Topology

/// In which zones a transit gateway may hand packets to a VPC (transit gateway guide, how transit gateways work and
/// appliance mode).
struct TransitGatewayZoneChoice {
    let zones: TransitGatewayZones
    let traffic: Traffic

    /// The subnets that may be taken, of those that treat the packets alike the first, and why these.
    func subnets(from origin: Subnet?) -> (subnets: [Subnet], reason: String) {
        let all = zones.subnets
        let same = origin.flatMap { zones.subnet(inZoneOf: $0) }
        guard zones.attachment.isInApplianceMode else {
            if let same { return ([same], "in the zone it comes from (\(zone(same)))") }
            return (distinct(all), all.count == 1 ? "in \(zone(all[0]))" : "in one of the zones of the attachment")
        }
        if let kept = all.first(where: sawRequest) { return ([kept], "in the zone of the request (\(zone(kept)))") }
        if let same, destinationIsInZone(of: same) { return ([same], "in the zone of both ends (\(zone(same)))") }
        return (distinct(all), "in the zone that appliance mode picks for the flow")
    }

    private func zone(_ subnet: Subnet) -> String { subnet.availabilityZone ?? subnet.id }

    /// Whether the request, whose reply this is, crossed the attachment in a subnet.
    private func sawRequest(_ subnet: Subnet) -> Bool {
        traffic.answersPackets(seenBy: TransitGatewayInterface.key(zones.attachment.id, subnet.id))
    }

    private func destinationIsInZone(of subnet: Subnet) -> Bool {
        let holders = traffic.topology.interfaces(
            holding: traffic.packets.destinations, inVPC: zones.attachment.vpcID)
        return !holders.isEmpty
            && holders.allSatisfy { holder in
                traffic.topology.snapshot.subnets[holder.interface.subnetID]
                    .map { traffic.topology.shareZone($0, subnet) == true } ?? false
            }
    }

    /// Subnets with one ACL and one table treat packets alike, unless the destination is in one of them.
    private func distinct(_ subnets: [Subnet]) -> [Subnet] {
        var seen: Set<[String]> = []
        return subnets.filter { subnet in
            let isDestination = !traffic.packets.restricted(toDestination: AddressSet(subnet.blocks)).isEmpty
            return seen.insert([
                traffic.topology.networkACL(ofSubnet: subnet.id)?.id ?? subnet.id,
                traffic.topology.routeTable(of: subnet)?.id ?? subnet.id, isDestination ? subnet.id : "",
            ]).inserted
        }
    }
}
