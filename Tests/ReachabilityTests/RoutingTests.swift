import Findings
import Reachability
import Testing

/// Routes, from the facts E.1, and peering, from E.5.
struct RoutingTests {
    private static let far = Asked.tcp("eni-far:443")

    private static func client(_ routes: Network.Route...) -> (inout Network) -> Void {
        { $0[table: "rtb-main"].routes = [.init("10.0.0.0/16", "local")] + routes }
    }

    private static let cases: [PathCase] = [
        PathCase("E.1 local", .allowed),
        PathCase("E.1 no route", in: .peered, ask: far, .denied, "rtb-main", .noRouteToDestination, change: client()),
        PathCase(
            "E.1 a route for another block", in: .peered, ask: far, .denied, "rtb-main", .cannotRoute,
            change: client(.init("10.1.3.0/24", "pcx-ab"))),
        PathCase(
            "E.1 the default route", in: .peered, ask: far, .allowed, change: client(.init("0.0.0.0/0", "pcx-ab"))),
        PathCase(
            "E.1 an explicit table instead of the main one", in: .peered, ask: far, .denied, "rtb-own",
            .noRouteToDestination
        ) {
            $0.tables.append(.init(id: "rtb-own", vpc: "vpc-a", routes: [.init("10.0.0.0/16", "local")]))
            $0[subnet: "subnet-client"].table = "rtb-own"
        },
        PathCase(
            "E.1 the longest prefix wins", in: .peered, ask: far, .denied, "rtb-main", .badStateRoute,
            change: client(
                .init("10.1.0.0/16", "pcx-ab"), .init("10.1.2.0/24", "tgw-1", state: "blackhole"))),
        PathCase(
            "E.1 a shorter blackhole does not matter", in: .peered, ask: far, .allowed,
            change: client(
                .init("10.1.0.0/16", "tgw-1", state: "blackhole"), .init("10.1.2.0/24", "pcx-ab"))),
        PathCase(
            "E.1 a filtered route is not used", in: .peered, ask: far, .denied, "rtb-main", .badStateRoute,
            change: client(.init("10.1.2.0/24", "pcx-ab", state: "filtered"))),
        PathCase(
            "E.1 static before propagated", in: .peered, ask: far, .allowed,
            change: client(
                .init("10.1.2.0/24", "vgw-1", origin: "EnableVgwRoutePropagation"), .init("10.1.2.0/24", "pcx-ab"))),
        PathCase(
            "E.1 propagated and more specific before static", in: .peered, ask: far, .unknown,
            gap: "ec2:DescribeVpnGateways",
            change: client(
                .init("10.1.2.0/24", "vgw-1", origin: "EnableVgwRoutePropagation"), .init("10.1.0.0/16", "pcx-ab"))),
        PathCase(
            "E.1 local before propagated, even the more specific", .allowed,
            change: client(.init("10.0.2.0/24", "vgw-1", origin: "EnableVgwRoutePropagation"))),
        PathCase("E.1 a prefix list's entries are routes", in: .peered, ask: far, .allowed) {
            $0.prefixLists = ["pl-1": ["10.1.2.0/24"]]
            client(.init("10.1.0.0/16", "tgw-1", state: "blackhole"), .init("pl-1", "pcx-ab"))(&$0)
        },
        PathCase("E.1 static before prefix list", in: .peered, ask: far, .allowed) {
            $0.prefixLists = ["pl-1": ["10.1.2.0/24"]]
            client(.init("pl-1", "tgw-1", state: "blackhole"), .init("10.1.2.0/24", "pcx-ab"))(&$0)
        },
        PathCase(
            "E.1 a more specific prefix list before static", in: .peered, ask: far, .denied, "rtb-main", .badStateRoute
        ) {
            $0.prefixLists = ["pl-1": ["10.1.2.16/28"]]
            client(.init("pl-1", "tgw-1", state: "blackhole"), .init("10.1.2.0/24", "pcx-ab"))(&$0)
        },
        PathCase("E.1 prefix list before propagated", in: .peered, ask: far, .allowed) {
            $0.prefixLists = ["pl-1": ["10.1.2.0/24"]]
            client(
                .init("10.1.2.0/24", "vgw-1", origin: "EnableVgwRoutePropagation"), .init("pl-1", "pcx-ab"))(&$0)
        },
        PathCase("E.1 two prefix lists, one block, two targets", in: .peered, ask: far, .unknown, gap: "pl-1") {
            $0.prefixLists = ["pl-1": ["10.1.2.0/24"], "pl-2": ["10.1.2.0/24"]]
            client(.init("pl-1", "pcx-ab"), .init("pl-2", "tgw-1"))(&$0)
        },
        PathCase("E.1 a static route settles what two prefix lists share", in: .peered, ask: far, .allowed) {
            $0.prefixLists = ["pl-1": ["10.1.2.0/24"], "pl-2": ["10.1.2.0/24"]]
            client(.init("pl-1", "pcx-ab"), .init("pl-2", "tgw-1"), .init("10.1.2.0/24", "pcx-ab"))(&$0)
        },
        PathCase(
            "E.1 a prefix list of unknown entries may win", in: .peered, ask: far, .unknown,
            gap: "ec2:GetManagedPrefixListEntries"
        ) {
            $0.prefixLists = ["pl-1": nil]
            client(.init("pl-1", "tgw-1"), .init("10.1.0.0/16", "pcx-ab"))(&$0)
        },
        PathCase("E.1 a prefix list of unknown entries cannot beat a host route", in: .peered, ask: far, .allowed) {
            $0.prefixLists = ["pl-1": nil]
            client(.init("pl-1", "tgw-1"), .init("10.1.2.20/32", "pcx-ab"))(&$0)
        },
        PathCase(
            "E.1 a prefix list of unknown entries to the same target", in: .peered, ask: far, .allowed
        ) {
            $0.prefixLists = ["pl-1": nil]
            client(.init("pl-1", "pcx-ab"), .init("10.1.0.0/16", "pcx-ab"))(&$0)
        },
        PathCase("E.1 no tables collected", .unknown, gap: "ec2:DescribeRouteTables") { $0.missing = ["RouteTables"] },
        PathCase("E.1 no subnets collected", .unknown, gap: "ec2:DescribeSubnets") { $0.missing = ["Subnets"] },
        PathCase(
            "E.6 a transit gateway is not known", in: .peered, ask: far, .unknown,
            gap: "ec2:DescribeTransitGatewayVpcAttachments",
            change: client(.init("10.1.0.0/16", "tgw-1"))),
    ]

    private static let appliances: [PathCase] = [
        PathCase(
            "an interface with source/destination check forwards nothing", in: .peered, ask: far, .denied,
            "eni-neighbour", .sourceDestinationCheck
        ) {
            client(.init("10.1.0.0/16", "eni-neighbour"))(&$0)
            $0[group: "sg-client"].ingress = Group.everything
        },
        PathCase("what an appliance forwards is not known", in: .peered, ask: far, .unknown, gap: "i-neighbour") {
            client(.init("10.1.0.0/16", "eni-neighbour"))(&$0)
            $0[interface: "eni-neighbour"].isChecked = false
            $0[group: "sg-client"].ingress = Group.everything
        },
        PathCase(
            "E.1 a route to a subnet's block beats local", in: .pair, ask: .server443, .denied, "eni-client",
            .sourceDestinationCheck
        ) {
            client(.init("10.0.2.0/24", "eni-client"))(&$0)
            $0[group: "sg-client"].ingress = Group.everything
        },
    ]

    private static let peering: [PathCase] = [
        PathCase("E.5 routes on both sides", in: .peered, ask: far, .allowed),
        PathCase("E.5 no route back", in: .peered, ask: far, .denied, "rtb-far", .noRouteToDestination) {
            $0[table: "rtb-far"].routes.removeLast()
        },
        PathCase("E.5 pending acceptance", in: .peered, ask: far, .denied, "pcx-ab", .badState) {
            $0.peerings[0].status = "pending-acceptance"
        },
        PathCase(
            "E.5 not transitive", in: .peered, ask: .tcp("10.2.0.9:443"), .denied, "pcx-ab",
            .peeringRequiresAddressInVPC
        ) {
            $0[table: "rtb-main"].routes.append(.init("10.2.0.0/16", "pcx-ab"))
        },
        PathCase(
            "E.5 no way to the far internet gateway", in: .peered, ask: .tcp("198.51.100.7:443"), .denied, "pcx-ab",
            .peeringRequiresAddressInVPC
        ) {
            $0[table: "rtb-main"].routes.append(.init("0.0.0.0/0", "pcx-ab"))
            $0[table: "rtb-far"].routes.append(.init("0.0.0.0/0", "igw-b"))
            $0.internetGateways = [.init(id: "igw-b", vpc: "vpc-b")]
        },
        PathCase("E.5 the far ACL judges too", in: .peered, ask: far, .denied, "acl-far", .subnetACLRestriction) {
            $0.acls["acl-far"] = []
        },
        PathCase(
            "an address nobody holds", in: .peered, ask: .tcp("10.1.2.99:443"), .denied, "subnet-far",
            .noPossibleDestination),
        PathCase(
            "an address of no subnet", in: .peered, ask: .tcp("10.1.9.99:443"), .denied, "vpc-b", .noPossibleDestination
        ),
        PathCase("no connections collected", in: .peered, ask: far, .unknown, gap: "ec2:DescribeVpcPeeringConnections")
        {
            $0.missing = ["VpcPeeringConnections"]
        },
    ]

    private static let states: [PathCase] = [
        PathCase("a stopped server", .denied, "i-server", .badState) {
            $0[interface: "eni-server"].instanceState = "stopped"
        },
        PathCase("a stopped client", .denied, "i-client", .badState) {
            $0[interface: "eni-client"].instanceState = "stopped"
        },
        PathCase("an interface attached to nothing", .denied, "eni-server", .badStateAttachment) {
            $0[interface: "eni-server"].instance = nil
            $0[interface: "eni-server"].status = "available"
        },
        PathCase("no instances collected", .unknown, gap: "ec2:DescribeInstances") { $0.missing = ["Reservations"] },
    ]

    @Test(arguments: cases) func routesTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: appliances) func appliancesTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: peering) func peeringTable(_ line: PathCase) throws { try line.check() }
    @Test(arguments: states) func statesTable(_ line: PathCase) throws { try line.check() }
}
