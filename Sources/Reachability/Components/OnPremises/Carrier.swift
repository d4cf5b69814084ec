import Inventory
import NetworkSets
import Topology

/// What carries packets between a gateway of Amazon and the customer's site.
struct Carrier: Hashable {
    enum Kind: Hashable {
        /// A Site-to-Site VPN connection.
        case vpn
        /// A Direct Connect virtual interface that ends at a virtual private gateway.
        case virtualInterface
        /// A Direct Connect gateway, with all its virtual interfaces.
        case directConnectGateway
    }

    let kind: Kind
    /// `vpn-…`, `dxvif-…`, or the UUID of a Direct Connect gateway.
    let id: String
    /// The virtual private or transit gateway at Amazon's end.
    let gatewayID: String

    /// The kind of its hop.
    var hopKind: Hop.Kind {
        switch kind {
        case .vpn: .vpnConnection
        case .virtualInterface: .virtualInterface
        case .directConnectGateway: .directConnectGateway
        }
    }

    /// The order in which a virtual private gateway prefers equal routes: Direct Connect, then VPN with static routes, then
    /// VPN with BGP (VPN guide, route priority).
    func rank(_ topology: Topology) -> Int {
        guard kind == .vpn else { return 0 }
        return topology.snapshot.vpnConnections[id]?.usesStaticRoutes == true ? 1 : 2
    }
}
