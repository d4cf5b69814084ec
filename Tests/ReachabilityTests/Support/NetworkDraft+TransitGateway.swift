extension NetworkDraft {
    struct TransitGateway: Sendable {
        var id = "tgw-1"
        var state: String? = "available"
        var region = "eu-west-1"
        var owner = "111122223333"
        var references = "disable"
    }

    struct Attachment: Sendable {
        var id: String
        var gateway = "tgw-1"
        var gatewayOwner = "111122223333"
        /// `vpc`, `vpn`, `peering`, …
        var type = "vpc"
        /// The VPC, VPN connection, other gateway, …
        var resource: String
        var owner = "111122223333"
        var state: String? = "available"
        /// The associated table; nil for none.
        var table: String? = "tgw-rtb-1"
        var associationState = "associated"
        /// Of a VPC attachment.
        var subnets: [String] = []
        var applianceMode = "disable"
        var references = "enable"
        var ipv6 = "enable"
    }

    struct GatewayTable: Sendable {
        var id = "tgw-rtb-1"
        var gateway = "tgw-1"
        var routes: [Row] = []
        var propagations: [String] = []
        var isCutShort = false

        struct Row: Sendable {
            var block: String?
            var attachments: [String]
            var type = "static"
            var state: String? = "active"
            var list: String?

            init(
                _ block: String?, _ attachments: String..., type: String = "static", state: String? = "active",
                list: String? = nil
            ) {
                self.block = block
                self.attachments = attachments
                self.type = type
                self.state = state
                self.list = list
            }
        }
    }

    struct GatewayPeering: Sendable {
        var id: String
        var requester = "tgw-1"
        var accepter: String
        var regions = ["eu-west-1", "us-east-1"]
        var accepterAttachment: String?
        var state: String? = "available"
    }

    subscript(attachment id: String) -> Attachment {
        get { Self.part(attachments, id, \.id) }
        set { Self.replace(&attachments, id, \.id, newValue) }
    }

    subscript(gatewayTable id: String) -> GatewayTable {
        get { Self.part(gatewayTables, id, \.id) }
        set { Self.replace(&gatewayTables, id, \.id, newValue) }
    }

    /// `peered()`, joined by `tgw-1` instead of the peering: `vpc-a` in the zones a and b, `vpc-b` in a, one table for all.
    /// `subnet-1` is in zone a, `subnet-2` in b; the attachments stand in subnets of their own.
    static func transit() -> NetworkDraft {
        var draft = peered()
        draft.peerings = []
        draft[subnet: "subnet-2"].zone = "eu-west-1b"
        draft.subnets += [
            Subnet(id: "subnet-ta", vpc: "vpc-a", blocks: ["10.0.200.0/28", "2600:1f00:a:20::/64"]),
            Subnet(id: "subnet-tb", vpc: "vpc-a", blocks: ["10.0.200.16/28"], zone: "eu-west-1b"),
            Subnet(id: "subnet-tfar", vpc: "vpc-b", blocks: ["172.16.200.0/28", "2600:1f00:b:20::/64"]),
        ]
        draft.acls += [
            ACL(id: "acl-ta", subnets: ["subnet-ta"], rows: ACL.openRows),
            ACL(id: "acl-tb", subnets: ["subnet-tb"], rows: ACL.openRows),
            ACL(id: "acl-tfar", vpc: "vpc-b", subnets: ["subnet-tfar"], rows: ACL.openRows),
        ]
        draft[table: "rtb-main"].routes = [
            Table.Route("172.16.0.0/16", "tgw-1"), Table.Route("2600:1f00:b::/56", "tgw-1"),
        ]
        draft[table: "rtb-b"].routes = [Table.Route("10.0.0.0/16", "tgw-1"), Table.Route("2600:1f00:a::/56", "tgw-1")]
        draft.gateways = [TransitGateway()]
        draft.attachments = [
            Attachment(id: "tgw-attach-a", resource: "vpc-a", subnets: ["subnet-ta", "subnet-tb"]),
            Attachment(id: "tgw-attach-b", resource: "vpc-b", subnets: ["subnet-tfar"]),
        ]
        draft.gatewayTables = [
            GatewayTable(
                routes: [
                    .init("10.0.0.0/16", "tgw-attach-a", type: "propagated"),
                    .init("172.16.0.0/16", "tgw-attach-b", type: "propagated"),
                    .init("2600:1f00:a::/56", "tgw-attach-a", type: "propagated"),
                    .init("2600:1f00:b::/56", "tgw-attach-b", type: "propagated"),
                ], propagations: ["tgw-attach-a", "tgw-attach-b"])
        ]
        return draft
    }
}

extension NetworkDraft {
    /// `transit()` with `vpc-b` at a gateway of its own in another region, `tgw-2`, peered with `tgw-1`.
    static func gatewaysPeered() -> NetworkDraft {
        var draft = transit()
        draft.gateways.append(TransitGateway(id: "tgw-2", region: "us-east-1"))
        draft[attachment: "tgw-attach-b"].gateway = "tgw-2"
        draft[attachment: "tgw-attach-b"].table = "tgw-rtb-2"
        draft.attachments += [
            Attachment(id: "tgw-attach-peer", type: "peering", resource: "tgw-2"),
            Attachment(
                id: "tgw-attach-peer", gateway: "tgw-2", type: "peering", resource: "tgw-1", table: "tgw-rtb-2"),
        ]
        draft.gatewayPeerings = [GatewayPeering(id: "tgw-attach-peer", accepter: "tgw-2")]
        draft[gatewayTable: "tgw-rtb-1"].routes = [
            .init("10.0.0.0/16", "tgw-attach-a", type: "propagated"), .init("172.16.0.0/16", "tgw-attach-peer"),
            .init("2600:1f00:a::/56", "tgw-attach-a", type: "propagated"),
            .init("2600:1f00:b::/56", "tgw-attach-peer"),
        ]
        draft.gatewayTables.append(
            GatewayTable(
                id: "tgw-rtb-2", gateway: "tgw-2",
                routes: [
                    .init("172.16.0.0/16", "tgw-attach-b", type: "propagated"),
                    .init("10.0.0.0/16", "tgw-attach-peer"),
                    .init("2600:1f00:b::/56", "tgw-attach-b", type: "propagated"),
                    .init("2600:1f00:a::/56", "tgw-attach-peer"),
                ]))
        draft[table: "rtb-b"].routes = [Table.Route("10.0.0.0/16", "tgw-2"), Table.Route("2600:1f00:a::/56", "tgw-2")]
        return draft
    }
}
