import JSONText
import Reachability

extension ComponentCase {
    private static let out4 = Ends(source: "i-client", destination: "198.51.100.7:443")
    private static let out6 = Ends(source: "i-client", destination: "[2001:db8::7]:443")

    /// A second client in the same subnet, without a public address and closed to internet gateways.
    private static func twoClients(_ draft: inout NetworkDraft, _ asked: inout Ends, _ isIPv6: Bool) {
        draft.interfaces.append(
            .init(
                id: "eni-hidden", subnet: "subnet-1", addresses: ["10.0.1.11"], ipv6: ["2600:1f00:a:1::11"],
                groups: ["sg-client"], deniesInternetGatewayTraffic: true))
        asked.source = isIPv6 ? "2600:1f00:a:1::10/127" : "10.0.1.10/31"
    }

    static let gateways: [ComponentTable] = [
        ComponentTable(
            component: "internet gateway", draft: .online(), ipv4: out4, ipv6: out6,
            faults: [
                Fault(
                    .denied, .internetGateway,
                    { draft, _, _ in
                        draft[interface: "eni-client"].publics = [:]
                        draft[interface: "eni-client"].deniesInternetGatewayTraffic = true
                    }
                ), Fault(.partial, .internetGateway, { draft, asked, isIPv6 in twoClients(&draft, &asked, isIPv6) }),
                Fault(.unknown, nil, { draft, _, _ in draft.internetGateways[0].state = nil }),
            ]),
        ComponentTable(
            component: "egress-only gateway", draft: .online(), ipv4: nil,
            ipv6: Ends(source: "i-server", destination: "[2001:db8::7]:443"),
            faults: [
                Fault(
                    .denied, .egressOnlyInternetGateway,
                    { draft, _, _ in draft.egressOnlyGateways[0].state = "detached" }
                ), Fault(.unknown, nil, { draft, _, _ in draft.egressOnlyGateways[0].state = nil }),
            ]),
        ComponentTable(
            component: "NAT gateway", draft: .online(),
            ipv4: Ends(source: "i-server", destination: "198.51.100.7:443"), ipv6: nil,
            faults: [
                Fault(.denied, .natGateway, { draft, _, _ in draft[nat: "nat-1"].state = "failed" }),
                Fault(.unknown, nil, { draft, _, _ in draft[nat: "nat-1"].state = nil }),
            ]),
        ComponentTable(
            component: "virtual private gateway", draft: .site(),
            ipv4: Ends(source: "i-client", destination: "192.168.1.5:22"), ipv6: nil,
            faults: [
                Fault(.denied, .vpnConnection, { draft, _, _ in draft[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"] }),
                Fault(.unknown, nil, { draft, _, _ in draft[vpn: "vpn-1"].tunnels = [nil, nil] }),
            ]),
    ]

    static let services: [ComponentTable] = [
        ComponentTable(
            component: "gateway endpoint", draft: open(.withGatewayEndpoints()),
            ipv4: Ends(source: "i-client", destination: "198.51.100.9:443"),
            ipv6: Ends(source: "i-client", destination: "[2600:9000::1]:443"),
            faults: [
                Fault(.denied, .vpcEndpoint, { _, asked, _ in asked.isUDP = true }),
                Fault(
                    .partial, .vpcEndpoint,
                    { draft, asked, isIPv6 in
                        draft[table: "rtb-main"].routes += [
                            Route("198.51.0.0/16", "vpce-s3"), Route("2600:9000::/24", "vpce-s3"),
                        ]
                        asked.destination = isIPv6 ? "[2600:9000::/27]:443" : "198.51.100.0/23:443"
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft.lists[0].entries = nil }),
            ]),
        ComponentTable(
            component: "interface endpoint", draft: .withInterfaceEndpoint(),
            ipv4: Ends(source: "i-client", destination: "vpce-sm:443"),
            ipv6: Ends(source: "i-client", destination: "vpce-sm:443"),
            faults: [
                Fault(.denied, .vpcEndpoint, { draft, _, _ in draft[endpoint: "vpce-sm"].state = "rejected" }),
                Fault(
                    .partial, .vpcEndpoint,
                    { draft, _, _ in
                        draft.more = [
                            [
                                "ServiceNames": ["com.amazonaws.eu-west-1.secretsmanager"],
                                "ServiceDetails": [
                                    [
                                        "ServiceName": "com.amazonaws.eu-west-1.secretsmanager",
                                        "AvailabilityZones": ["eu-west-1b"],
                                    ]
                                ],
                            ]
                        ]
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft[endpoint: "vpce-sm"].state = nil }),
            ]),
        ComponentTable(
            component: "firewall", draft: .firewalled(.init()), ipv4: out4, ipv6: out6,
            faults: [
                Fault(.denied, .networkFirewall, rules("drop tcp any any -> any 443 (sid:1;)")),
                Fault(.partial, .networkFirewall, rules("drop tcp any 50000:65535 -> any 443 (sid:1;)")),
                Fault(.unknown, nil, rules(#"drop tcp any any -> any 443 (content:"x"; sid:1;)"#)),
            ]),
    ]

    private static func rules(_ text: String) -> ComponentTable.Change {
        { draft, _, _ in draft.more = NetworkDraft.Firewall.rules(text).answers }
    }

    private static func open(_ draft: NetworkDraft) -> NetworkDraft {
        var draft = draft
        draft[group: "sg-client"].egress = NetworkDraft.Rule.everything
        return draft
    }

    static let balancers: [ComponentTable] = [
        ComponentTable(
            component: "application load balancer", draft: .balanced(),
            ipv4: Ends(source: "internet", destination: "alb:shop:443"),
            ipv6: Ends(source: "internet", destination: "alb:shop:443"),
            faults: [
                Fault(.denied, .targetGroup, { draft, _, _ in draft[targets: "web"].targets = [] }),
                Fault(
                    .partial, .targetGroup,
                    { draft, _, _ in
                        draft[targets: "web"].attributes = ["load_balancing.cross_zone.enabled": "false"]
                        draft[targets: "web"].targets = [.init("i-server")]
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft.absent = ["Listeners"] }),
            ]),
        ComponentTable(
            component: "network load balancer", draft: .forwarded(),
            ipv4: Ends(source: "internet", destination: "nlb:edge:443"),
            ipv6: nil,
            faults: [
                Fault(.denied, .loadBalancer, { _, asked, _ in asked.destination = "nlb:edge:80" }),
                Fault(.partial, .targetGroup, { draft, _, _ in draft[targets: "tls"].targets = [.init("i-server")] }),
                Fault(.unknown, nil, { draft, _, _ in draft.absent = ["describe-target-health"] }),
            ]),
        ComponentTable(
            component: "classic load balancer", draft: .classic(),
            ipv4: Ends(source: "i-client", destination: "elb:old:443"), ipv6: nil,
            faults: [
                Fault(.denied, .targetGroup, { draft, _, _ in draft[balancer: "old"].instances = [] }),
                Fault(
                    .partial, .targetGroup,
                    { draft, _, _ in
                        draft[balancer: "old"].attributes = [:]
                        draft[balancer: "old"].instances = ["i-server"]
                    }
                ),
                Fault(
                    .unknown, nil,
                    { draft, _, _ in
                        draft[balancer: "old"].attributes = nil
                        draft[balancer: "old"].instances = ["i-server"]
                    }
                ),
            ]),
    ]
}
