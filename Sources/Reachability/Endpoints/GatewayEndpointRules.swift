import Findings
import Inventory
import NetworkSets
import Topology

/// What a gateway endpoint takes: TCP and ICMP echo requests to the addresses of its service.
enum GatewayEndpointRules {
    /// The packets it takes: TCP and echo requests.
    static func carried(_ packets: FlowSet) -> FlowSet {
        let echo: [(AddressFamily, InternetProtocol, UInt16)] = [(.ipv4, .icmp, 8), (.ipv6, .icmpv6, 128)]
        return echo.reduce(packets.restricted(toProtocol: .tcp)) { sum, message in
            let (family, name, type) = message
            return sum.union(
                packets.intersection(FlowBox(family: family, protocol: name, sourcePorts: PortSet(type))))
        }
    }

    static func protocolRefusal(_ packets: FlowSet, _ endpoint: VPCEndpoint) -> Decision {
        .denied(
            packets, "gateway endpoints carry tcp and echo only",
            Blocker(
                code: .gatewayEndpointProtocol,
                message: "\(endpoint.id) carries TCP and ICMP echo to \(endpoint.serviceName), and no "
                    + "\(FlowText.service(packets)).",
                evidence: ["packets: \(FlowText.describe(packets))"],
                fixes: [Fix("Use TCP, or route the addresses to a NAT gateway or internet gateway instead.")]))
    }

    /// The refusal of packets for what is no address of the service.
    static func addressRefusal(_ packets: FlowSet, _ endpoint: VPCEndpoint) -> Decision {
        let addresses = FlowText.addresses(packets.destinations)
        return .denied(
            packets, "\(addresses) is not of \(endpoint.serviceName)",
            Blocker(
                code: .gatewayEndpointAddress,
                message:
                    "\(endpoint.id) leads to \(endpoint.serviceName) only, and \(addresses) is not in its prefix list.",
                evidence: ["\(addresses) is outside the prefix list of \(endpoint.serviceName)"],
                fixes: [
                    Fix(
                        "Remove the route that leads other addresses to the endpoint, or replace its target.",
                        command:
                            "aws ec2 replace-route --route-table-id <route-table-id> --destination-cidr-block <block> "
                            + "--gateway-id <gateway-id>")
                ]))
    }
}
