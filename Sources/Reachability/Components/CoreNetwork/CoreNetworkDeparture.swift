import Findings
import Inventory
import NetworkSets
import Topology

/// The way from a subnet to a core network of Cloud WAN: over the interface that the VPC's attachment has in the subnet's
/// zone, past the inbound rules of that interface's ACL, as to a transit gateway (Cloud WAN guide, VPC attachments).
struct CoreNetworkDeparture: Component {
    let networkID: String
    let subnet: Subnet

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        switch traffic.topology.coreNetworkAttachment(ofVPC: subnet.vpcID, to: networkID) {
        case .unknown:
            return stop(
                .unknown(
                    packets,
                    traffic.gap(
                        "networkmanager:GetVpcAttachment",
                        "how \(subnet.vpcID) is attached to \(networkID) is not in the snapshot")), packets)
        case .absent: return stop(.denied(packets, "not attached to \(subnet.vpcID)", notAttached), packets)
        case .found(let attachment): return entering(attachment, traffic)
        }
    }

    private func entering(_ attachment: CoreNetworkVPCAttachment, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let zones = TransitGatewayZones(attachment: attachment, topology: traffic.topology)
        if let own = zones.subnet(inZoneOf: subnet) {
            let entry = CoreNetworkEntry(networkID: networkID, attachmentID: attachment.id, subnet: own)
            return Judgement(exits: [.next(NetworkACLFilter(subnet: own, isEgress: false, next: entry), packets)])
        }
        let doubt =
            zones.doubt(aboutZoneOf: subnet)
            ?? (
                attachment.id,
                "whether \(attachment.id) takes packets from \(subnet.availabilityZone ?? "a zone"), where it has no "
                    + "subnet, is not documented"
            )
        let entry = CoreNetworkEntry(networkID: networkID, attachmentID: attachment.id, subnet: subnet)
        return Judgement(
            head: .init(component: attachment.id, kind: .coreNetworkAttachment, direction: .ingress),
            decisions: [.unknown(packets, traffic.gap(doubt.0, doubt.1))], exits: [.next(entry, packets)])
    }

    private var notAttached: Blocker {
        Blocker(
            code: .badStateAttachment, component: networkID,
            message: "A route leads to \(networkID), and \(subnet.vpcID) is not attached to it.",
            evidence: ["no attachment of \(subnet.vpcID) to \(networkID)"],
            fixes: [
                Fix(
                    "Attach the VPC to the core network.",
                    command: "aws networkmanager create-vpc-attachment --core-network-id \(networkID) "
                        + "--vpc-arn <vpc-arn> --subnet-arns <subnet-arn>")
            ])
    }

    private func stop(_ decision: Decision, _ packets: FlowSet) -> Judgement {
        Judgement(
            head: .init(component: networkID, kind: .coreNetworkAttachment, direction: .ingress),
            decisions: [decision], exits: [.deadEnd(packets)])
    }
}

extension Decision {
    /// A decision that nobody can make without what the gap names.
    static func unknown(_ packets: FlowSet, _ gap: Gap, code: FindingCode? = nil) -> Decision {
        .unknown(packets, gap.why, gap, code: code)
    }
}
