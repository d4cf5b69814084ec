import Inventory
import Reachability
import Topology

/// Which ends of a connection an interface can be, by what it belongs to.
///
/// Rules let much pass that nobody ever sends: the addresses of gateways' interfaces are no ends at all, and managed servers
/// open no connections of their own.
struct InterfaceRole: Hashable {
    let isClient: Bool
    let isServer: Bool

    init(_ interface: NetworkInterface, _ topology: Topology) {
        switch SenderKind(interface) {
        case .host:
            let service = topology.serviceKind(of: interface)
            isClient = service?.opensConnections ?? true
            isServer = service?.takesConnections ?? true
        case .node:
            isClient = false
            isServer = true
        case .passive:
            isClient = false
            isServer = interface.kind == "vpc_endpoint"
        }
    }
}
