import Findings
import Inventory
import NetworkSets
import Topology

/// The way from a subnet to a transit gateway: over the interface that the VPC's attachment has in the subnet's zone, past
/// the inbound rules of that interface's ACL (transit gateway guide, network ACLs; attachments to a VPC).
struct TransitGatewayDeparture: Component {
    let gatewayID: String
    let subnet: Subnet

    /// 224.0.0.0/4 and ff00::/8, which go by the gateway's multicast domains and not by its route tables.
    private static let multicast = [
        CIDRBlock(address: IPAddress(family: .ipv4, bits: 0xE000_0000), prefixLength: 4),
        CIDRBlock(address: IPAddress(family: .ipv6, bits: 0xFF00 << 112), prefixLength: 8),
    ].compactMap(\.self)

    func judge(_ traffic: Traffic) -> Judgement {
        let multicast = traffic.packets.restricted(toDestination: AddressSet(Self.multicast))
        if !multicast.isEmpty {
            let rest = traffic.packets.subtracting(multicast)
            let gap = traffic.gap(gatewayID, "multicast through \(gatewayID) is not modelled")
            return stop(
                gatewayID, .unknown(multicast, gap.why, gap),
                [.deadEnd(multicast)] + (rest.isEmpty ? [] : [.next(self, rest)]))
        }
        return unicast(traffic)
    }

    private func unicast(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        switch traffic.topology.attachment(ofVPC: subnet.vpcID, to: gatewayID) {
        case .unknown:
            let gap = traffic.gap(
                "ec2:DescribeTransitGatewayVpcAttachments",
                "how \(subnet.vpcID) is attached to \(gatewayID) is not in the snapshot")
            return stop(gatewayID, .unknown(packets, gap.why, gap), [.deadEnd(packets)])
        case .absent:
            return stop(
                gatewayID, .denied(packets, "not attached to \(subnet.vpcID)", notAttached), [.deadEnd(packets)])
        case .found(let attachment): return entering(attachment, traffic)
        }
    }

    private func entering(_ attachment: TransitGatewayVPCAttachment, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let topology = traffic.topology
        func entry(_ own: Subnet?) -> any Component {
            TransitGatewayEntry(gatewayID: gatewayID, attachmentID: attachment.id, subnet: own ?? subnet)
        }
        let zones = TransitGatewayZones(attachment: attachment, topology: topology)
        if let own = zones.subnet(inZoneOf: subnet) {
            let arrival = NetworkACLFilter(subnet: own, isEgress: false, next: entry(own))
            return Judgement(exits: [.next(arrival, packets)])
        }
        let onward = Judgement.Exit.next(entry(nil), packets)
        if let doubt = zones.doubt(aboutZoneOf: subnet) {
            let gap = traffic.gap(doubt.what, doubt.why)
            return stop(attachment.id, .unknown(packets, gap.why, gap), [onward])
        }
        let zone = subnet.availabilityZone ?? "its zone"
        let text = "no attachment subnet in \(zone)"
        let blocker = Blocker(
            code: .transitGatewayRouteZone,
            message: "\(attachment.id) has no subnet in \(zone), so \(subnet.id) cannot send to \(gatewayID).",
            evidence: ["attachment subnets: \(zones.text)", "\(subnet.id) is in \(zone)"],
            fixes: [
                Fix(
                    "Add a subnet of \(zone) to the attachment.",
                    command: "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "
                        + "\(attachment.id) --add-subnet-ids <subnet-id>")
            ])
        return stop(attachment.id, .denied(packets, text, blocker), [onward])
    }

    private var notAttached: Blocker {
        Blocker(
            code: .badStateAttachment, component: gatewayID,
            message: "A route leads to \(gatewayID), and \(subnet.vpcID) is not attached to it.",
            evidence: ["no attachment of \(subnet.vpcID) to \(gatewayID)"],
            fixes: [
                Fix(
                    "Attach the VPC to the transit gateway.",
                    command: "aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id \(gatewayID) "
                        + "--vpc-id \(subnet.vpcID) --subnet-ids <subnet-id>")
            ])
    }

    private func stop(_ component: String, _ decision: Decision, _ exits: [Judgement.Exit]) -> Judgement {
        Judgement(
            head: .init(component: component, kind: .transitGatewayAttachment, direction: .ingress),
            decisions: [decision], exits: exits)
    }
}
