import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What a subnet's route table does for the subnet.
extension RoutingLint {
    /// Traffic to a NAT gateway in another zone: it costs, and it stops when that zone does.
    func zones(_ subnet: Subnet) -> [Finding] {
        guard let table = topology.routeTable(of: subnet), let zone = subnet.availabilityZone else { return [] }
        var routes: [String: [Route]] = [:]
        for route in table.routes {
            if case .resource(let id) = route.target, snapshot.natGateways[id] != nil {
                routes[id, default: []].append(route)
            }
        }
        return routes.sorted { $0.key < $1.key }.compactMap { id, routes in
            guard let gateway = snapshot.natGateways[id], !gateway.isRegional,
                let home = gateway.subnetID.flatMap({ snapshot.subnets[$0] }), let other = home.availabilityZone,
                other != zone
            else { return nil }
            let rows = routes.count == 1 ? routes[0].text : "\(routes[0].text) and \(routes.count - 1) more rows"
            var finding = Finding(
                code: .natGatewayInOtherZone, severity: .warning, direction: nil, component: subnet.id,
                message:
                    "\(subnet.id) is in \(zone), and \(rows) of \(table.id) lead\(routes.count == 1 ? "s" : "") to a NAT "
                    + "gateway in \(other).",
                evidence: [
                    "\(id) stands in \(home.id)", "traffic between zones is charged, and stops when \(other) fails",
                ] + routes.dropFirst().prefix(8).map(\.text),
                fixes: [Fix("Give \(zone) a NAT gateway of its own, and its subnets a table that leads there.")])
            finding.identity = id
            return finding
        }
    }

    /// Subnets whose name says public and whose table does not, and the reverse.
    func naming(_ subnet: Subnet) -> [Finding] {
        guard let name = subnet.name?.lowercased(), let table = topology.routeTable(of: subnet) else { return [] }
        let toInternet = table.routes.first { route in
            guard case .resource(let id) = route.target, case .block(let block) = route.destination else {
                return false
            }
            return block.isDefault && id.hasPrefix("igw-") && route.state != "blackhole"
        }
        let words = Set(name.split { !$0.isLetter }.map(String.init))
        if words.contains("public"), toInternet == nil {
            return [
                Finding(
                    code: .publicSubnetWithoutGateway, severity: .warning, direction: nil, component: subnet.id,
                    message:
                        "\(subnet.id) is named \"\(subnet.name ?? "")\", but no default route of its table \(table.id) "
                        + "leads to an internet gateway.",
                    evidence: ["its hosts can neither reach the internet by their public addresses nor be reached"])
            ]
        }
        guard !words.isDisjoint(with: ["private", "isolated", "internal"]), !words.contains("public"),
            let route = toInternet
        else { return [] }
        return [
            Finding(
                code: .privateSubnetWithGateway, severity: .warning, direction: nil, component: subnet.id,
                message: "\(subnet.id) is named \"\(subnet.name ?? "")\", but its table \(table.id) has \(route.text).",
                evidence: ["a host in it that gets a public address is on the internet"])
        ]
    }

    /// Peerings that only one side has routes for, and those whose blocks overlap.
    func peerings() -> [Finding] {
        snapshot.peeringConnections.byID.values.filter { $0.status == "active" }.sorted { $0.id < $1.id }.flatMap {
            oneWay($0) + overlapping($0)
        }
    }

    private func oneWay(_ connection: VPCPeeringConnection) -> [Finding] {
        let sides = [connection.requester.vpcID, connection.accepter.vpcID]
        let isKnown = sides.allSatisfy { vpcID in
            snapshot.vpcs[vpcID] != nil && topology.provesAbsence(\.routeTables, inVPC: vpcID)
        }
        guard isKnown else { return [] }
        let routing = sides.map { vpcID in
            snapshot.routeTables.byID.values.contains { table in
                table.vpcID == vpcID && table.routes.contains { $0.target == .resource(connection.id) }
            }
        }
        guard routing[0] != routing[1] else { return [] }
        let (with, without) = routing[0] ? (sides[0], sides[1]) : (sides[1], sides[0])
        return [
            Finding(
                code: .peeringOneWay, severity: .error, direction: nil, component: connection.id,
                message: "\(with) has routes to \(connection.id), \(without) has none: replies have no way back.",
                evidence: ["no route table of \(without) names \(connection.id)"],
                fixes: [Fix("Add a route to the blocks of \(with) by \(connection.id) to the tables of \(without).")])
        ]
    }

    private func overlapping(_ connection: VPCPeeringConnection) -> [Finding] {
        let own = AddressSet(snapshot.vpcs[connection.requester.vpcID]?.blocks ?? connection.requester.blocks)
        let far = AddressSet(snapshot.vpcs[connection.accepter.vpcID]?.blocks ?? connection.accepter.blocks)
        let shared = own.intersection(far)
        guard !shared.isEmpty else { return [] }
        return [
            Finding(
                code: .overlappingBlocks, severity: .warning, direction: nil, component: connection.id,
                message:
                    "\(connection.requester.vpcID) and \(connection.accepter.vpcID) share \(shared): hosts there cannot "
                    + "reach each other through \(connection.id).",
                evidence: ["the local route of each VPC wins"])
        ]
    }
}
