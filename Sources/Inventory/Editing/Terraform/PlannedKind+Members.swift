extension PlannedKind {
    /// What is part of something else, or joins two.
    static let members: [String: PlannedKind] = [
        "aws_security_group_rule": member(
            remove: { (planned, values) throws(EditError) in try planned.revokeRule(values) },
            make: { (planned, values) throws(EditError) in try planned.authorizeRule(values) }),
        "aws_vpc_security_group_ingress_rule": member(
            remove: { (planned, values) throws(EditError) in try planned.revokeSingle(values, isEgress: false) },
            make: { (planned, values) throws(EditError) in try planned.authorizeSingle(values, isEgress: false) }),
        "aws_vpc_security_group_egress_rule": member(
            remove: { (planned, values) throws(EditError) in try planned.revokeSingle(values, isEgress: true) },
            make: { (planned, values) throws(EditError) in try planned.authorizeSingle(values, isEgress: true) }),
        "aws_network_acl_rule": member(
            remove: { (planned, values) throws(EditError) in try planned.removeEntry(values) },
            make: { (planned, values) throws(EditError) in try planned.makeEntry(values) }),
        "aws_network_acl_association": member(
            remove: { (planned, values) throws(EditError) in try planned.dissociateACL(values) },
            make: { (planned, values) throws(EditError) in try planned.associateACL(values) }),
        "aws_route": member(
            remove: { (planned, values) throws(EditError) in try planned.removeRoute(values) },
            make: { (planned, values) throws(EditError) in try planned.makeRoute(values) }),
        "aws_route_table_association": member(
            remove: { (planned, values) throws(EditError) in try planned.dissociateTable(values) },
            make: { (planned, values) throws(EditError) in try planned.associateTable(values) }),
        "aws_main_route_table_association": member(
            remove: { (planned, values) throws(EditError) in try planned.setMainTable(values, "original_route_table_id")
            },
            make: { (planned, values) throws(EditError) in try planned.setMainTable(values, "route_table_id") }),
        "aws_vpn_gateway_route_propagation": member(
            remove: { (planned, values) throws(EditError) in try planned.stopPropagation(values) },
            make: { (planned, values) throws(EditError) in try planned.startPropagation(values) }),
        "aws_vpc_endpoint_route_table_association": member(
            remove: { (planned, values) throws(EditError) in try planned.dissociateEndpoint(values) },
            make: { (planned, values) throws(EditError) in try planned.associateEndpoint(values) }),
        "aws_internet_gateway_attachment": member(
            remove: { (planned, values) throws(EditError) in try planned.detachGateway(values) },
            make: { (planned, values) throws(EditError) in try planned.attachGateway(values) }),
        "aws_ec2_managed_prefix_list_entry": member(
            remove: { (planned, values) throws(EditError) in try planned.removeListEntry(values) },
            make: { (planned, values) throws(EditError) in try planned.makeListEntry(values) }),
        "aws_vpc_peering_connection_accepter": member(
            remove: { _, _ in }, make: { (planned, values) throws(EditError) in try planned.acceptPeering(values) }),
        "aws_ec2_transit_gateway_route": member(
            remove: { (planned, values) throws(EditError) in try planned.removeTransitRoute(values) },
            make: { (planned, values) throws(EditError) in try planned.makeTransitRoute(values) }),
        "aws_ec2_transit_gateway_route_table_association": member(
            remove: { (planned, values) throws(EditError) in try planned.setTransitTable(values, isJoined: false) },
            make: { (planned, values) throws(EditError) in try planned.setTransitTable(values, isJoined: true) }),
        "aws_ec2_transit_gateway_route_table_propagation": member(
            remove: { (planned, values) throws(EditError) in try planned.stopTransitPropagation(values) },
            make: { (planned, values) throws(EditError) in try planned.startTransitPropagation(values) }),
        "aws_network_interface": holder(
            remove: { $0.remove($1, \.networkInterfaces) },
            update: { (planned, before, after) throws(EditError) in
                try planned.updateInterface(before, after, groups: "security_groups")
            }),
        "aws_instance": holder(
            remove: { $0.terminateInstance($1) },
            update: { (planned, before, after) throws(EditError) in
                try planned.updateInterface(before, after, groups: "vpc_security_group_ids")
            }),
        "aws_vpc_endpoint": holder(
            remove: { $0.removeEndpoint($1) },
            update: { (planned, before, after) throws(EditError) in try planned.updateEndpoint(before, after) }),
        "aws_network_interface_sg_attachment": PlannedKind(
            rank: 5, remove: { (planned, values) throws(EditError) in try planned.setGroup(values, isCarried: false) },
            make: { (planned, values) throws(EditError) in try planned.setGroup(values, isCarried: true) }),
    ]

    private static func member(remove: @escaping Step, make: @escaping Step) -> PlannedKind {
        PlannedKind(rank: 3, remove: remove, make: make)
    }

    /// What carries groups. What a new one would be is known after apply only: its addresses.
    private static func holder(remove: @escaping Step, update: @escaping Update) -> PlannedKind {
        PlannedKind(rank: 4, remove: remove, make: { $0.skip($1, "what it makes") }, update: update)
    }
}
