import Findings
import Inventory
import NetworkSets
import Topology

extension TransitGatewayWanted {
    func rows(_ selection: TransitGatewaySelection) -> [String] {
        selection.candidates.prefix(8).map { "\(tableID): \($0.text)" }
    }

    func fixes(for packets: FlowSet, _ wanted: TransitGatewayVPCAttachment?) -> [Fix] {
        guard let wanted else {
            return [Fix("Add a route to \(FlowText.addresses(packets.destinations)) once an attachment leads there.")]
        }
        let arguments =
            "--transit-gateway-route-table-id \(tableID) --transit-gateway-attachment-id \(wanted.id)"
        let propagations = traffic.topology.snapshot.transitGatewayPropagations[tableID]
        var fixes: [Fix] = []
        if propagations?.attachmentIDs.contains(wanted.id) != true {
            fixes.append(
                Fix(
                    "Let \(wanted.id) propagate the blocks of \(wanted.vpcID) into the table.",
                    command: "aws ec2 enable-transit-gateway-route-table-propagation \(arguments)"))
        }
        let block = packets.destinations.blocks.first.flatMap { part in
            traffic.topology.snapshot.vpcs[wanted.vpcID]?.blocks.first { $0.contains(part.first) }
        }
        if let block {
            fixes.append(
                Fix(
                    "Route \(block) to \(wanted.id).",
                    command: "aws ec2 create-transit-gateway-route --destination-cidr-block \(block) \(arguments)"))
        }
        return fixes
    }
}
