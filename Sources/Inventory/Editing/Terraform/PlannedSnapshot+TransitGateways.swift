import JSONText
import NetworkSets

extension PlannedSnapshot {
    mutating func makeTransitRoute(_ values: PlannedValues) throws(EditError) {
        let id = try values.text("transit_gateway_route_table_id")
        for each in meant(by: id, in: \.transitGatewayRoutes, values) {
            let row = try transitRoute(values, tableID: id)
            take(row, from: each)
            snapshot.transitGatewayRoutes.byID[each]?.routes.append(row)
        }
    }

    mutating func removeTransitRoute(_ values: PlannedValues) throws(EditError) {
        for id in meant(by: try values.text("transit_gateway_route_table_id"), in: \.transitGatewayRoutes, values) {
            let count = snapshot.transitGatewayRoutes[id]?.routes.count
            take(try transitRoute(values, tableID: id), from: id)
            if snapshot.transitGatewayRoutes[id]?.routes.count == count {
                note(values, "\(id) has no such route in the snapshot")
            }
        }
    }

    private mutating func take(_ row: TransitGatewayRoute, from id: String) {
        snapshot.transitGatewayRoutes.byID[id]?.routes.removeAll {
            $0.type == "static" && $0.block == row.block && $0.prefixListID == row.prefixListID
        }
    }

    private func transitRoute(_ values: PlannedValues, tableID: String) throws(EditError) -> TransitGatewayRoute {
        let block = try values.text("destination_cidr_block")
        let attachment = values.optional("transit_gateway_attachment_id")
        let isBlackhole = values.flag("blackhole") == true
        let unknown = [tableID, block, attachment ?? ""].first(where: \.isStandIn)
        let kind = attachment.flatMap { id in
            snapshot.transitGatewayAttachments.byID.values.first { $0.attachmentID == id }?.resourceType
        }
        return try Self.read(
            [
                ("DestinationCidrBlock", unknown == nil ? .string(block) : .null),
                ("PrefixListId", JSONValue(unknown)), ("State", isBlackhole ? "blackhole" : "active"),
                ("Type", "static"),
                (
                    "TransitGatewayAttachments",
                    isBlackhole
                        ? []
                        : [["TransitGatewayAttachmentId": .string(attachment ?? ""), "ResourceType": JSONValue(kind)]]
                ),
            ], of: values, TransitGatewayRoute.init(from:))
    }

    /// Joins an attachment to the table that routes what comes from it, or parts them.
    mutating func setTransitTable(_ values: PlannedValues, isJoined: Bool) throws(EditError) {
        let tableID = try values.text("transit_gateway_route_table_id")
        let attachmentID = try values.text("transit_gateway_attachment_id")
        let gatewayID = snapshot.transitGatewayRouteTables[tableID]?.gatewayID
        let ends = snapshot.transitGatewayAttachments.byID.values.filter {
            (attachmentID.isStandIn || $0.attachmentID == attachmentID)
                && (gatewayID == nil || $0.gatewayID == gatewayID)
        }
        if ends.isEmpty { note(values, "\(attachmentID) is not in the snapshot") }
        for list in snapshot.transitGatewayAssociations.byID.keys {
            snapshot.transitGatewayAssociations.byID[list]?.attachmentIDs.removeAll { $0 == attachmentID }
        }
        for end in ends {
            let isKnown = isJoined && !attachmentID.isStandIn
            snapshot.transitGatewayAttachments.byID[end.id]?.tableID =
                isKnown ? tableID : isJoined ? attachmentID : nil
            snapshot.transitGatewayAttachments.byID[end.id]?.associationState =
                isJoined ? "associated" : "disassociated"
        }
    }

    mutating func startTransitPropagation(_ values: PlannedValues) throws(EditError) {
        let tableID = try values.text("transit_gateway_route_table_id")
        let attachmentID = try values.text("transit_gateway_attachment_id")
        for id in meant(by: tableID, in: \.transitGatewayRoutes, values) {
            let attachment = snapshot.transitGatewayVPCAttachments[attachmentID]
            if !tableID.isStandIn, let attachment, let vpc = snapshot.vpcs[attachment.vpcID] {
                let blocks = vpc.blocks.filter { $0.family == .ipv4 || attachment.propagatesIPv6 }
                snapshot.transitGatewayRoutes.byID[id]?.routes += blocks.map {
                    TransitGatewayRoute(propagated: $0, to: attachmentID)
                }
                continue
            }
            // What a VPN, a peer or a gateway propagates is known after apply only.
            let row = try Self.read(
                [
                    ("PrefixListId", .string(KnownAfterApply.standIn("the routes that \(attachmentID) propagates"))),
                    ("State", "active"), ("Type", "propagated"),
                    ("TransitGatewayAttachments", [["TransitGatewayAttachmentId": .string(attachmentID)]]),
                ], of: values, TransitGatewayRoute.init(from:))
            snapshot.transitGatewayRoutes.byID[id]?.routes.append(row)
        }
    }

    mutating func stopTransitPropagation(_ values: PlannedValues) throws(EditError) {
        let attachmentID = try values.text("transit_gateway_attachment_id")
        for id in meant(by: try values.text("transit_gateway_route_table_id"), in: \.transitGatewayRoutes, values) {
            snapshot.transitGatewayRoutes.byID[id]?.routes.removeAll {
                $0.type == "propagated" && $0.attachmentIDs == [attachmentID]
            }
            snapshot.transitGatewayPropagations.byID[id]?.attachmentIDs.removeAll { $0 == attachmentID }
        }
    }
}
