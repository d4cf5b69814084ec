import Findings
import Inventory
import NetworkSets
import Topology

/// The note that a client uses an endpoint's interface of another zone than its own.
enum ZoneCrossing {
    static func notes(to interface: NetworkInterface, of endpoint: VPCEndpoint, _ traffic: Traffic) -> [Finding] {
        let topology = traffic.topology
        guard case .interface(let client, _) = traffic.way.origin,
            let here = topology.zone(ofSubnet: client.subnetID),
            let there = topology.zone(ofSubnet: interface.subnetID),
            here != there
        else { return [] }
        let near = topology.interfaces(of: endpoint).first { topology.zone(ofSubnet: $0.subnetID) == here }
        let zonalName = endpoint.dnsNames.first { $0.prefix { $0 != "." }.hasSuffix("-\(here)") }
        let fix =
            if near == nil {
                Fix(
                    "Give the endpoint an interface in \(here).",
                    command: "aws ec2 modify-vpc-endpoint --vpc-endpoint-id \(endpoint.id) "
                        + "--add-subnet-ids <subnet-id>")
            } else {
                Fix("Use the interface of the client's own zone" + (zonalName.map { ": \($0)." } ?? "."))
            }
        return [
            Finding(
                code: .availabilityZoneCrossed, severity: .warning, direction: .forward, component: endpoint.id,
                message: "The client is in \(here) and \(interface.id) of \(endpoint.id) in \(there): traffic between "
                    + "zones costs money and time.",
                evidence: ["\(client.subnetID) is in \(here)", "\(interface.subnetID) is in \(there)"], fixes: [fix])
        ]
    }
}
