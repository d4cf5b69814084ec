import JSONText

extension NetworkDraft {
    /// The lists of transit gateways, VPN and Direct Connect; those that are empty are left out.
    var connectionJSON: [(String, JSONValue)] {
        let lists: [(String, [JSONValue])] = [
            ("TransitGateways", gateways.map(json)), ("TransitGatewayAttachments", attachments.map(json)),
            ("TransitGatewayVpcAttachments", attachments.filter { $0.type == "vpc" }.map(vpcJSON)),
            ("TransitGatewayPeeringAttachments", gatewayPeerings.map(json)),
            (
                "TransitGatewayRouteTables",
                gatewayTables.map {
                    [
                        "TransitGatewayRouteTableId": .string($0.id), "TransitGatewayId": .string($0.gateway),
                        "State": "available",
                    ]
                }
            ),
        ]
        return (lists + onPremisesJSON).filter { !$0.1.isEmpty }.map { ($0.0, .array($0.1)) }
    }

    /// What is asked per transit gateway route table: the operation, the table and the answer.
    var connectionAnswers: [(operation: String, id: String, answer: JSONValue)] {
        gatewayTables.flatMap { table -> [(operation: String, id: String, answer: JSONValue)] in
            let routes = table.routes.map { row in
                Self.object([
                    ("DestinationCidrBlock", JSONValue(row.block)), ("PrefixListId", JSONValue(row.list)),
                    ("Type", .string(row.type)), ("State", JSONValue(row.state)),
                    ("TransitGatewayAttachments", .array(row.attachments.map(named))),
                ])
            }
            let propagations = table.propagations.map { id in
                Self.object([("TransitGatewayAttachmentId", .string(id)), ("State", "enabled")])
            }
            return [
                (
                    "search-transit-gateway-routes", table.id,
                    ["Routes": .array(routes), "AdditionalRoutesAvailable": .boolean(table.isCutShort)]
                ),
                (
                    "get-transit-gateway-route-table-propagations", table.id,
                    ["TransitGatewayRouteTablePropagations": .array(propagations)]
                ),
            ]
        }
    }

    private func named(_ id: String) -> JSONValue {
        let attachment = attachments.first { $0.id == id }
        return Self.object([
            ("TransitGatewayAttachmentId", .string(id)), ("ResourceType", JSONValue(attachment?.type)),
            ("ResourceId", JSONValue(attachment?.resource)),
        ])
    }

    private func json(_ gateway: TransitGateway) -> JSONValue {
        Self.object([
            ("TransitGatewayId", .string(gateway.id)), ("State", JSONValue(gateway.state)),
            ("OwnerId", .string(gateway.owner)),
            (
                "TransitGatewayArn",
                .string("arn:aws:ec2:\(gateway.region):\(gateway.owner):transit-gateway/\(gateway.id)")
            ), ("Options", ["SecurityGroupReferencingSupport": .string(gateway.references)]),
        ])
    }

    private func json(_ attachment: Attachment) -> JSONValue {
        Self.object([
            ("TransitGatewayAttachmentId", .string(attachment.id)), ("TransitGatewayId", .string(attachment.gateway)),
            ("TransitGatewayOwnerId", .string(attachment.gatewayOwner)), ("ResourceOwnerId", .string(attachment.owner)),
            ("ResourceType", .string(attachment.type)), ("ResourceId", .string(attachment.resource)),
            ("State", JSONValue(attachment.state)),
            (
                "Association",
                attachment.table.map {
                    ["TransitGatewayRouteTableId": .string($0), "State": .string(attachment.associationState)]
                } ?? .null
            ),
        ])
    }

    private func vpcJSON(_ attachment: Attachment) -> JSONValue {
        Self.object([
            ("TransitGatewayAttachmentId", .string(attachment.id)), ("TransitGatewayId", .string(attachment.gateway)),
            ("VpcId", .string(attachment.resource)), ("State", JSONValue(attachment.state)),
            ("SubnetIds", .array(attachment.subnets.map { .string($0) })),
            (
                "Options",
                [
                    "ApplianceModeSupport": .string(attachment.applianceMode),
                    "SecurityGroupReferencingSupport": .string(attachment.references),
                    "Ipv6Support": .string(attachment.ipv6),
                ]
            ),
        ])
    }

    private func json(_ peering: GatewayPeering) -> JSONValue {
        func side(_ id: String, _ region: String) -> JSONValue {
            [
                (id.hasPrefix("core-") ? "CoreNetworkId" : "TransitGatewayId"): .string(id), "Region": .string(region),
                "OwnerId": "111122223333",
            ]
        }
        return Self.object([
            ("TransitGatewayAttachmentId", .string(peering.id)),
            ("AccepterTransitGatewayAttachmentId", JSONValue(peering.accepterAttachment)),
            ("RequesterTgwInfo", side(peering.requester, peering.regions[0])),
            ("AccepterTgwInfo", side(peering.accepter, peering.regions[1])), ("State", JSONValue(peering.state)),
        ])
    }
}
