import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What is wrong in route tables: rows that drop, rows that never win, targets that cannot take packets, names that promise
/// what the table does not do.
struct RoutingLint {
    let topology: Topology

    var snapshot: Snapshot { topology.snapshot }

    /// Every finding, by table and by subnet.
    func findings() -> [Finding] {
        let tables = snapshot.routeTables.byID.values.sorted { $0.id < $1.id }
        let subnets = snapshot.subnets.byID.values.sorted { $0.id < $1.id }
        return tables.flatMap { table in
            table.routes.flatMap { blackhole($0, table) + neverChosen($0, table) + unusable($0, table) }
        } + subnets.flatMap { zones($0) + naming($0) } + peerings()
    }

    /// The subnets that use a table.
    func users(of table: RouteTable) -> [Subnet] {
        topology.subnets(ofVPC: table.vpcID).filter { topology.routeTable(of: $0)?.id == table.id }
    }

    private func use(_ table: RouteTable) -> String {
        let users = users(of: table)
        if users.isEmpty { return "no subnet uses the table" }
        let shown = users.prefix(3).map(\.id).joined(separator: ", ")
        return "used by \(shown)\(users.count > 3 ? " and \(users.count - 3) more subnets" : "")"
    }

    private func blackhole(_ route: Route, _ table: RouteTable) -> [Finding] {
        guard route.state == "blackhole" else { return [] }
        let inUse = !users(of: table).isEmpty || !table.gatewayIDs.isEmpty
        return [
            Finding(
                code: .badStateRoute, severity: inUse ? .error : .warning, direction: nil, component: table.id,
                message: "\(route.text) of \(table.id) is a blackhole: its target is gone, and it drops what it wins.",
                evidence: [use(table)],
                fixes: [
                    Fix(
                        "Delete the route, if a wider one should take over; else replace its target.",
                        command: "aws ec2 delete-route --route-table-id \(table.id) \(route.destinationOption)")
                ])
        ]
    }

    /// A propagated row that a local route beats, whatever its length.
    private func neverChosen(_ route: Route, _ table: RouteTable) -> [Finding] {
        guard case .block(let block) = route.destination, route.target != .local else { return [] }
        let winner = table.routes.first { other in
            guard case .block(let wide) = other.destination, other != route else { return false }
            if other.target == .local, route.isPropagated { return wide.contains(block) }
            return wide == block && !other.isPropagated && route.isPropagated
        }
        guard let winner else { return [] }
        return [
            Finding(
                code: .routeNeverChosen, severity: .warning, direction: nil, component: table.id,
                message: "\(route.text) of \(table.id) never wins: \(winner.text) goes before what is propagated.",
                evidence: [use(table)])
        ]
    }

    private func unusable(_ route: Route, _ table: RouteTable) -> [Finding] {
        guard case .resource(let id) = route.target, route.state != "blackhole",
            let (why, fix) = reason(id, table.vpcID)
        else { return [] }
        return [
            Finding(
                code: .routeTargetUnusable, severity: .error, direction: nil, component: table.id,
                message: "\(route.text) of \(table.id) leads to what cannot take its packets: \(why).",
                evidence: [use(table)], fixes: fix.map { [$0] } ?? [])
        ]
    }

    /// Why a target cannot take packets; nil where it can, or where that is not known.
    private func reason(_ id: String, _ vpcID: String) -> (String, Fix?)? {
        if let gateway = snapshot.natGateways[id] {
            if let state = gateway.state, state != "available" { return ("\(id) is \(state)", nil) }
            return gateway.vpcID == vpcID ? nil : ("\(id) serves \(gateway.vpcID)", nil)
        }
        if let gateway = snapshot.internetGateways[id] ?? snapshot.egressOnlyInternetGateways[id] {
            guard let attachment = gateway.attachment(to: vpcID) else {
                return ("\(id) is not attached to \(vpcID)", nil)
            }
            return attachment.isWorking == false
                ? ("the attachment of \(id) is \(attachment.state ?? "not working")", nil) : nil
        }
        if let connection = snapshot.peeringConnections[id] {
            guard connection.farSide(from: vpcID) != nil else { return ("\(id) does not touch \(vpcID)", nil) }
            guard let status = connection.status, status != "active" else { return nil }
            return ("\(id) is \(status)", nil)
        }
        guard let interface = snapshot.networkInterfaces[id], interface.sourceDestinationCheck else { return nil }
        return (
            "\(id) drops what is not for its own addresses, since its source/destination check is on",
            Fix(
                "Switch the check off, if the machine is meant to forward.",
                command:
                    "aws ec2 modify-network-interface-attribute --network-interface-id \(id) --no-source-dest-check")
        )
    }
}
