/// How the resources of one Terraform type change a snapshot.
struct PlannedKind: Sendable {
    typealias Step = @Sendable (inout PlannedSnapshot, PlannedValues) throws(EditError) -> Void
    typealias Update = @Sendable (inout PlannedSnapshot, PlannedValues, PlannedValues) throws(EditError) -> Void

    /// What holds others comes before them.
    let rank: Int
    let remove: Step
    let make: Step
    /// Changes what is there; nil where that is removing the old and making the new.
    var update: Update?

    /// The types that are read.
    static let all: [String: PlannedKind] = places.merging(members) { $1 }

    /// What has an id and holds others.
    private static let places: [String: PlannedKind] = [
        "aws_subnet": PlannedKind(
            rank: 1, remove: { $0.remove($1, \.subnets) },
            make: { (planned, values) throws(EditError) in try planned.makeSubnet(values) },
            update: { $0.noteUnread($1, $2, "cidr_block", "ipv6_cidr_block") }),
        "aws_security_group": group, "aws_default_security_group": group,
        "aws_network_acl": acl, "aws_default_network_acl": acl,
        "aws_route_table": table, "aws_default_route_table": table,
        "aws_internet_gateway": PlannedKind(
            rank: 2, remove: { $0.remove($1, \.internetGateways) },
            make: { (planned, values) throws(EditError) in
                try planned.makeInternetGateway(values, "InternetGatewayId", \.internetGateways)
            },
            update: { (planned, _, values) throws(EditError) in
                try planned.makeInternetGateway(values, "InternetGatewayId", \.internetGateways)
            }),
        "aws_egress_only_internet_gateway": PlannedKind(
            rank: 2, remove: { $0.remove($1, \.egressOnlyInternetGateways) },
            make: { (planned, values) throws(EditError) in
                try planned.makeInternetGateway(values, "EgressOnlyInternetGatewayId", \.egressOnlyInternetGateways)
            }, update: { $0.noteUnread($1, $2, "vpc_id") }),
        "aws_nat_gateway": PlannedKind(
            rank: 2, remove: { $0.remove($1, \.natGateways) },
            make: { (planned, values) throws(EditError) in try planned.makeNATGateway(values) },
            update: {
                $0.noteUnread(
                    $1, $2, "private_ip", "secondary_allocation_ids", "secondary_private_ip_addresses",
                    "availability_zone_address")
            }),
        "aws_vpc_peering_connection": PlannedKind(
            rank: 2, remove: { $0.remove($1, \.peeringConnections) },
            make: { (planned, values) throws(EditError) in try planned.makePeering(values) },
            update: { $0.noteUnread($1, $2, "auto_accept") }),
        "aws_ec2_managed_prefix_list": PlannedKind(
            rank: 2, remove: { $0.remove($1, \.prefixLists) },
            make: { (planned, values) throws(EditError) in try planned.makePrefixList(values) },
            update: { (planned, before, after) throws(EditError) in try planned.updatePrefixList(before, after) }),
    ]

    private static let group = PlannedKind(
        rank: 2, remove: { $0.removeGroup($1) },
        make: { (planned, values) throws(EditError) in try planned.makeGroup(values) },
        update: { (planned, before, after) throws(EditError) in try planned.updateGroup(before, after) })

    private static let acl = PlannedKind(
        rank: 2, remove: { $0.removeACL($1) },
        make: { (planned, values) throws(EditError) in try planned.makeACL(values) },
        update: { (planned, before, after) throws(EditError) in try planned.updateACL(before, after) })

    private static let table = PlannedKind(
        rank: 2, remove: { $0.removeTable($1) },
        make: { (planned, values) throws(EditError) in try planned.makeTable(values) },
        update: { (planned, before, after) throws(EditError) in try planned.updateTable(before, after) })
}
