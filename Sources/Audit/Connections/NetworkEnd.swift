import Inventory
import Reachability
public import Topology

/// Something in or around a snapshot that connections start from or lead to.
public enum NetworkEnd: Sendable, Hashable {
    /// A host's interface, by its primary address of each family.
    case interface(String)
    /// A load balancer, by its ARN or the name of a classic one.
    case balancer(String)
    /// A VPC endpoint, which only answers.
    case endpoint(String)
    /// The hosts behind a VPN connection, a virtual private gateway or an attachment of a transit gateway.
    case connection(String)
    /// Every public address outside the VPCs.
    case internet

    /// What names the end on the command line.
    public var id: String {
        switch self {
        case .interface(let id), .balancer(let id), .endpoint(let id), .connection(let id): id
        case .internet: "internet"
        }
    }

    /// Whether connections may start here.
    public var opensConnections: Bool {
        if case .endpoint = self { return false }
        return true
    }

    /// Every end of a snapshot, the hosts first, each kind in order of the ids.
    public static func all(of topology: Topology) -> [NetworkEnd] {
        let snapshot = topology.snapshot
        let interfaces = snapshot.networkInterfaces.byID.values.filter { interface in
            interface.isEndOfConnections && topology.balancer(ofInterface: interface.id) == nil
        }
        let balancers = topology.balancers.map(\.id).sorted()
        let endpoints = snapshot.vpcEndpoints.byID.values.filter { $0.kind == .gateway || $0.kind == .interface }
        let sites = Set(snapshot.vpnConnections.byID.values.compactMap(\.vpnGatewayID))
        let gateways = snapshot.vpnGateways.byID.keys.filter { !sites.contains($0) }
        let attachments = snapshot.transitGatewayAttachments.byID.values.filter { attachment in
            attachment.resourceType != "vpc" && snapshot.vpnConnections[attachment.resourceID ?? ""] == nil
        }
        let connections = Set(snapshot.vpnConnections.byID.keys).union(gateways).union(attachments.map(\.attachmentID))
        return interfaces.map(\.id).sorted().map(NetworkEnd.interface) + balancers.map(NetworkEnd.balancer)
            + endpoints.map(\.id).sorted().map(NetworkEnd.endpoint)
            + connections.sorted().map(NetworkEnd.connection) + [.internet]
    }
}
