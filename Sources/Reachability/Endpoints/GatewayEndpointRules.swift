import Findings
import Inventory
import NetworkSets
import Topology

/// What a gateway endpoint carries: TCP and ICMP echo, to and from the addresses of its service.
enum GatewayEndpointRules {
    /// The packets it carries: TCP and echo requests towards the service, TCP and echo replies back.
    static func carried(_ packets: FlowSet, isReply: Bool) -> FlowSet {
        let echo: [(AddressFamily, InternetProtocol, UInt16)] = [
            (.ipv4, .icmp, isReply ? 0 : 8), (.ipv6, .icmpv6, isReply ? 129 : 128),
        ]
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

    /// The refusal of packets whose far end is no address of the service.
    static func addressRefusal(_ packets: FlowSet, _ farEnd: AddressSet, _ endpoint: VPCEndpoint) -> Decision {
        let addresses = FlowText.addresses(farEnd)
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
