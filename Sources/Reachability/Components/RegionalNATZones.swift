import Findings
import Inventory
import NetworkSets
import Topology

/// Which addresses a NAT gateway gives to packets of a subnet: a regional one has addresses for each zone it serves (VPC guide,
/// regional NAT gateways).
struct RegionalNATZones {
    let gateway: NATGateway
    let from: Subnet

    /// The addresses; those of other zones where the gateway spreads to the subnet's zone, which it crosses to meanwhile.
    var addresses: [IPAddress] {
        let all = gateway.sendingAddresses
        let own = all.filter { $0.zone == nil || $0.zone == from.availabilityZone }
        return (own.isEmpty ? all : own).map(\.address)
    }

    /// The decision over packets of a zone that a regional gateway does not serve.
    func refusal(_ packets: FlowSet, _ traffic: Traffic) -> Decision? {
        let zones = Set(gateway.sendingAddresses.compactMap(\.zone))
        guard gateway.isRegional, let zone = from.availabilityZone, !zones.isEmpty, !zones.contains(zone),
            gateway.spreadsToZones != true
        else { return nil }
        guard gateway.spreadsToZones == false else {
            let gap = traffic.gap(gateway.id, "whether \(gateway.id) spreads to \(zone) by itself is not said")
            return .unknown(packets, gap.why, gap)
        }
        let text = "\(gateway.id) does not serve \(zone)"
        return .denied(
            packets, text,
            Blocker(
                code: .regionalNATZone,
                message:
                    "\(text), where \(from.id) is: it has addresses for \(zones.sorted().joined(separator: ", ")).",
                evidence: ["\(from.id) is in \(zone)", "AutoProvisionZones is disabled"],
                fixes: [
                    Fix(
                        "Give the gateway an address for the zone.",
                        command: "aws ec2 associate-nat-gateway-address --nat-gateway-id \(gateway.id) "
                            + "--allocation-ids <allocation-id> --availability-zone \(zone)")
                ]))
    }
}
