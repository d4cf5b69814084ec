import Findings
import Inventory
import Topology

/// Whether a VPN connection or Direct Connect link carries packets now.
enum CarrierState {
    case working(String)
    /// What is down, with what the API says of it.
    case down(String, evidence: [String])
    /// What is missing to tell, and why.
    case unknown(what: String, why: String)

    init(_ carrier: Carrier, _ topology: Topology) {
        switch carrier.kind {
        case .vpn: self = Self.vpn(carrier.id, topology)
        case .virtualInterface: self = Self.interfaces([topology.snapshot.virtualInterfaces[carrier.id]], carrier.id)
        case .directConnectGateway: self = Self.gateway(carrier, topology)
        }
    }

    private static func vpn(_ id: String, _ topology: Topology) -> CarrierState {
        guard let connection = topology.snapshot.vpnConnections[id] else {
            return .unknown(what: "ec2:DescribeVpnConnections", why: "\(id) is not in the snapshot")
        }
        if let state = connection.state, state != "available" {
            return .down("\(id) is \(state)", evidence: ["VPN connection state: \(state)"])
        }
        let up = connection.tunnels.filter { $0.isUp == true }
        if !up.isEmpty { return .working("\(up.count) of \(connection.tunnels.count) tunnels up") }
        guard !connection.tunnels.isEmpty, connection.tunnels.allSatisfy({ $0.isUp == false }) else {
            return .unknown(what: id, why: "whether a tunnel of \(id) is up is not in the snapshot")
        }
        return .down(
            "\(id) has no tunnel up",
            evidence: connection.tunnels.map { tunnel in
                let message = tunnel.message.map { ", \($0)" } ?? ""
                return "tunnel \(tunnel.outsideAddress ?? "")\(message): DOWN"
            })
    }

    private static func gateway(_ carrier: Carrier, _ topology: Topology) -> CarrierState {
        let snapshot = topology.snapshot
        let association = snapshot.directConnectAssociations.byID.values.first {
            $0.directConnectGatewayID == carrier.id && $0.gatewayID == carrier.gatewayID
        }
        guard let association else {
            return .unknown(
                what: "directconnect:DescribeDirectConnectGatewayAssociations",
                why: "how \(carrier.id) is joined to \(carrier.gatewayID) is not in the snapshot")
        }
        // While it is updated, the prefixes change and the association goes on working.
        if let state = association.state, !["associated", "updating"].contains(state) {
            return .down(
                "\(carrier.id) is \(state) with \(carrier.gatewayID)", evidence: ["association state: \(state)"])
        }
        let interfaces = snapshot.virtualInterfaces.byID.values.filter { $0.directConnectGatewayID == carrier.id }
        return Self.interfaces(interfaces.sorted { $0.id < $1.id }, carrier.id)
    }

    /// The state of links of which one is enough.
    private static func interfaces(_ interfaces: [VirtualInterface?], _ id: String) -> CarrierState {
        let known = interfaces.compactMap(\.self)
        guard !known.isEmpty else {
            return .unknown(
                what: "directconnect:DescribeVirtualInterfaces",
                why: "the virtual interfaces of \(id) are not in the snapshot")
        }
        func isDown(_ link: VirtualInterface) -> Bool {
            (link.state.map { $0 != "available" && $0 != "unknown" } ?? false) || link.hasSessionUp == false
        }
        if let working = known.first(where: { $0.state == "available" && $0.hasSessionUp == true }) {
            return .working("\(working.id) is available, its BGP session up")
        }
        if let open = known.first(where: { !isDown($0) }) {
            return .unknown(what: open.id, why: "whether the BGP session of \(open.id) is up is not in the snapshot")
        }
        return .down(
            "\(id) has no working virtual interface",
            evidence: known.map { link in
                let session = link.hasSessionUp == false ? ", BGP down" : ""
                return "\(link.id): \(link.state ?? "no state")\(session)"
            })
    }
}
