import Reachability

/// Components where machines decide what AWS cannot see: nothing is allowed for certain, and some is refused for certain.
extension ComponentCase {
    private static let out4 = Ends(source: "i-client", destination: "198.51.100.7:443")
    private static let out6 = Ends(source: "i-client", destination: "[2001:db8::7]:443")

    private static func towards(_ target: String) -> NetworkDraft {
        var draft = NetworkDraft.pair()
        draft[table: "rtb-main"].routes = [Route("192.168.0.0/16", target), Route("fd00:1::/48", target)]
        draft[interface: "eni-server"].sourceDestinationCheck = false
        draft[group: "sg-server"].ingress = NetworkDraft.Rule.everything
        return draft
    }

    private static let beyond = Ends(source: "i-client", destination: "192.168.1.1:443")
    private static let beyond6 = Ends(source: "i-client", destination: "[fd00:1::1]:443")

    static let inspection: [ComponentTable] = [
        ComponentTable(
            component: "Gateway Load Balancer endpoint", draft: .inspected(), ipv4: out4, ipv6: out6, best: .unknown,
            faults: [
                Fault(
                    .denied, .gatewayLoadBalancerEndpoint,
                    { draft, _, _ in draft[endpoint: "vpce-in"].state = "rejected" }),
                Fault(.unknown, nil, { draft, _, _ in draft[endpoint: "vpce-in"].state = nil }),
            ]),
        // GENEVE to the appliances runs over IPv4 (guide of Gateway Load Balancers).
        ComponentTable(
            component: "Gateway Load Balancer", draft: .walled(),
            ipv4: Ends(source: "gwlb:wall", destination: "i-server:6081", isUDP: true), ipv6: nil,
            faults: [
                Fault(.denied, .loadBalancer, { draft, _, _ in draft[targets: "inspect"].targets = [] }),
                Fault(.partial, .loadBalancer, { _, asked, _ in asked.destination = "i-server:6081-6082" }),
                Fault(.unknown, nil, { draft, _, _ in draft.absent = ["describe-target-health"] }),
            ]),
        ComponentTable(
            component: "appliance", draft: towards("eni-server"), ipv4: beyond, ipv6: beyond6, best: .unknown,
            faults: [
                Fault(
                    .denied, .networkInterface,
                    { draft, _, _ in draft[interface: "eni-server"].sourceDestinationCheck = true }
                ),
                Fault(.denied, .securityGroup, { draft, _, _ in draft[group: "sg-server"].ingress = [] }),
            ]),
        ComponentTable(
            component: "carrier gateway", draft: towards("cagw-1"), ipv4: beyond, ipv6: beyond6, best: .unknown,
            faults: []),
        ComponentTable(
            component: "local gateway", draft: towards("lgw-1"), ipv4: beyond, ipv6: beyond6, best: .unknown,
            faults: []),
        ComponentTable(
            component: "block public access", draft: .online(), ipv4: out4, ipv6: out6,
            faults: [
                Fault(
                    .denied, .internetGateway,
                    { draft, _, _ in draft.vpcs[0].blockPublicAccess = "block-bidirectional" }
                ),
                Fault(
                    .partial, .internetGateway,
                    { draft, asked, isIPv6 in
                        draft.vpcs[0].blockPublicAccess = "block-bidirectional"
                        draft.exclusions = [.init(resource: "subnet-1")]
                        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
                        draft[table: "rtb-private"].routes = draft[table: "rtb-public"].routes
                        asked.source = isIPv6 ? "2600:1f00:a::/56" : "10.0.0.0/16"
                    }
                ),
            ]),
    ]
}
