import Inventory
import NetworkSets
import Topology

/// What a virtual private gateway knows of the customer's site: static routes of its VPN connections, and what BGP announces,
/// which only the tables of the VPC show that it propagates into (VPN guide, route priority).
struct VPNGatewayRoutes {
    /// A block and the carriers that may lead there.
    struct Entry {
        let block: CIDRBlock
        var carriers: [Carrier]
        let isStatic: Bool
    }

    /// The entries, the winning ones first.
    private(set) var entries: [Entry] = []
    /// The carriers over which routes are announced.
    let dynamic: [Carrier]
    /// Blocks that tables of the VPC lead to the gateway by hand.
    let written: [CIDRBlock]
    /// Whether a table of the VPC shows everything the gateway knows.
    let showsAll: Bool

    init(gatewayID: String, vpcID: String, _ topology: Topology) {
        let snapshot = topology.snapshot
        let connections = snapshot.vpnConnections.byID.values
            .filter { $0.vpnGatewayID == gatewayID && $0.state != "deleted" }.sorted { $0.id < $1.id }
        let interfaces = snapshot.virtualInterfaces.byID.values.filter { $0.vpnGatewayID == gatewayID }.map(\.id)
        let gateways = snapshot.directConnectAssociations.byID.values.filter { $0.gatewayID == gatewayID }
            .map(\.directConnectGatewayID)
        dynamic =
            interfaces.sorted().map { Carrier(kind: .virtualInterface, id: $0, gatewayID: gatewayID) }
            + gateways.sorted().map { Carrier(kind: .directConnectGateway, id: $0, gatewayID: gatewayID) }
            + connections.filter { !$0.usesStaticRoutes }.map {
                Carrier(kind: .vpn, id: $0.id, gatewayID: gatewayID)
            }
        let tables = snapshot.routeTables.byID.values.filter { $0.vpcID == vpcID }
        showsAll = tables.contains { $0.propagatingGatewayIDs.contains(gatewayID) }
        var learned: Set<CIDRBlock> = []
        var written: Set<CIDRBlock> = []
        for route in tables.flatMap(\.routes) where route.target == .resource(gatewayID) {
            guard case .block(let block) = route.destination else { continue }
            if route.isPropagated { learned.insert(block) } else { written.insert(block) }
        }
        self.written = written.sorted()
        for connection in connections {
            let carrier = Carrier(kind: .vpn, id: connection.id, gatewayID: gatewayID)
            for block in connection.staticBlocks {
                if let index = entries.firstIndex(where: { $0.block == block }) {
                    entries[index].carriers.append(carrier)
                } else {
                    entries.append(Entry(block: block, carriers: [carrier], isStatic: true))
                }
            }
        }
        let known = Set(entries.map(\.block))
        entries += learned.subtracting(known).sorted().map { Entry(block: $0, carriers: dynamic, isStatic: false) }
        entries.sort { ($1.block.prefixLength, $0.block) < ($0.block.prefixLength, $1.block) }
    }

    /// The carriers with the addresses that the gateway's routes, or those of the VPC, lead out through each.
    func doors(vpcID: String) -> [OnPremisesDoor] {
        var byCarrier: [Carrier: [CIDRBlock]] = [:]
        for entry in entries {
            for carrier in entry.carriers { byCarrier[carrier, default: []].append(entry.block) }
        }
        for carrier in dynamic { byCarrier[carrier, default: []] += written }
        return byCarrier.sorted { $0.key.id < $1.key.id }.map { carrier, blocks in
            OnPremisesDoor(carrier: carrier, place: .vpc(vpcID), addresses: AddressSet(blocks))
        }
    }
}
