import Findings

@testable import ReachabilityTests

extension CodeCase {
    /// A third VPC, peered with `vpc-a`, in which the destination is not.
    private static func detour(_ route: Route, _ draft: inout NetworkDraft) {
        draft.vpcs.append(.init(id: "vpc-c", blocks: ["192.168.0.0/16"]))
        draft.tables.append(.init(id: "rtb-c", vpc: "vpc-c", isMain: true))
        draft.peerings.append(.init(id: "pcx-2", accepter: "vpc-c"))
        draft[table: "rtb-main"].routes.append(route)
    }

    /// Rows of subnets' tables.
    static let routes: [CodeCase] = [
        CodeCase(.noRouteToDestination, in: .pair(), "i-client", "198.51.100.7:443", fix: "create-route"),
        CodeCase(.cannotRoute, in: .peered(), "i-client", "i-far:443", fix: "create-route") {
            $0[table: "rtb-main"].routes = [Route("172.16.9.0/24", "pcx-1")]
        },
        CodeCase(.moreSpecificRoute, in: .peered(), "i-client", "i-far:443", fix: "delete-route") {
            detour(Route("172.16.1.0/24", "pcx-2"), &$0)
        },
        CodeCase(.higherPriorityRoute, in: .peered(), "i-client", "i-far:443", fix: "delete-route") { draft in
            draft.lists = [.init(id: "pl-far", entries: ["172.16.0.0/16"])]
            draft[table: "rtb-main"].routes = [Route("pl-far", "pcx-1")]
            detour(Route("172.16.0.0/16", "pcx-2"), &draft)
        },
        CodeCase(.badStateRoute, in: .peered(), "i-client", "i-far:443", fix: "replace-route") {
            $0[table: "rtb-main"].routes = [Route("172.16.0.0/16", "pcx-9", state: "blackhole")]
        },
        CodeCase(.routingLoop, in: .online(), "i-server", "198.51.100.7:443", fix: "Move the NAT gateway") { draft in
            draft[table: "rtb-private"].subnets.append("subnet-nat")
            draft[table: "rtb-public"].subnets = ["subnet-1"]
        },
        CodeCase(.replyLost, in: .online(), "internet", "52.1.1.2:443", fix: "Route the reply back") { draft in
            draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
        },
        CodeCase(.asymmetricPath, in: .peered(), "i-client", "i-far:443", fix: "Routes that mirror") { draft in
            let joined = NetworkDraft.transit()
            (draft.gateways, draft.attachments, draft.gatewayTables) = (
                joined.gateways, joined.attachments, joined.gatewayTables
            )
            draft.subnets += joined.subnets.filter { $0.id.hasPrefix("subnet-t") }
            draft.acls += joined.acls.filter { $0.id.hasPrefix("acl-t") }
            draft[table: "rtb-b"].routes = joined[table: "rtb-b"].routes
        },
        CodeCase(.peeringRequiresAddressInVPC, in: .peered(), "i-client", "198.51.100.7:443", fix: "Peer with") {
            $0[table: "rtb-main"].routes = [Route("0.0.0.0/0", "pcx-1")]
        },
        CodeCase(
            .protocolRestriction, in: .online(), "i-server", "198.51.100.7", options: ["--protocol", "47"],
            fix: "another"
        ),
    ]
}
