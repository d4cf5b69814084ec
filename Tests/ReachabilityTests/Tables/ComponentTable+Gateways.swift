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
                ),
                Fault(
                    .partial, .egressOnlyInternetGateway,
                    { draft, asked, _ in
                        draft.interfaces.append(
                            .init(
                                id: "eni-hidden", subnet: "subnet-2", addresses: ["10.0.2.21"],
                                ipv6: ["2600:1f00:a:2::21"], groups: ["sg-server"], deniesInternetGatewayTraffic: true))
                        asked.source = "2600:1f00:a:2::20/127"
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft.egressOnlyGateways[0].state = nil }),
            ]),
        // Of IPv6 a NAT gateway carries NAT64 only, which is a gap.
        ComponentTable(
            component: "NAT gateway", draft: .online(),
            ipv4: Ends(source: "i-server", destination: "198.51.100.7:443"), ipv6: nil,
            faults: [
                Fault(.denied, .natGateway, { draft, _, _ in draft[nat: "nat-1"].state = "failed" }),
                Fault(
                    .partial, .natGateway,
                    { draft, asked, _ in
                        // A second private subnet, whose gateway is no more.
                        draft.natGateways.append(draft[nat: "nat-1"])
                        draft.natGateways[1].id = "nat-2"
                        draft.natGateways[1].state = "failed"
                        draft.subnets.append(.init(id: "subnet-4", vpc: "vpc-a", blocks: ["10.0.4.0/24"]))
                        draft[acl: "acl-2"].subnets.append("subnet-4")
                        draft.tables.append(
                            .init(id: "rtb-4", subnets: ["subnet-4"], routes: [Route("0.0.0.0/0", "nat-2")]))
                        draft.interfaces.append(
                            .init(id: "eni-4", subnet: "subnet-4", addresses: ["10.0.4.20"], groups: ["sg-server"]))
                        asked.source = "10.0.0.0/16"
                    }
                ),
                Fault(
                    .partial, .networkACL, isReply: true,
                    { draft, _, _ in
                        draft[acl: "acl-nat"].rows.append(
                            Row(
                                number: 1, egress: false, allow: false, proto: 6, block: "0.0.0.0/0",
                                ports: 50000...65535))
                    }
                ),
                Fault(.unknown, nil, { draft, _, _ in draft[nat: "nat-1"].state = nil }),
            ]),
        ComponentTable(
            component: "regional NAT gateway", draft: .regional(),
            ipv4: Ends(source: "i-server", destination: "198.51.100.7:443"), ipv6: nil,
            faults: [
                Fault(.denied, .natGateway, { draft, _, _ in draft[subnet: "subnet-2"].zone = "eu-west-1b" }),
                Fault(
                    .partial, .natGateway,
                    { draft, asked, _ in
                        draft.subnets.append(
                            .init(id: "subnet-4", vpc: "vpc-a", blocks: ["10.0.4.0/24"], zone: "eu-west-1b"))
                        draft[acl: "acl-2"].subnets.append("subnet-4")
                        draft[table: "rtb-private"].subnets.append("subnet-4")
                        draft.interfaces.append(
                            .init(id: "eni-4", subnet: "subnet-4", addresses: ["10.0.4.20"], groups: ["sg-server"]))
                        asked.source = "10.0.0.0/16"
                    }
                ),
                Fault(
                    .unknown, nil,
                    { draft, _, _ in
                        draft = .regional(spreads: nil)
                        draft[subnet: "subnet-2"].zone = "eu-west-1b"
                    }
                ),
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
            ipv6: Ends(source: "internet", destination: "nlb:edge:443"),
            faults: [
                Fault(.denied, .loadBalancer, { _, asked, _ in asked.destination = "nlb:edge:80" }),
                Fault(.partial, .targetGroup, { draft, _, _ in draft[targets: "tls"].targets = [.init("i-server")] }),
                Fault(.unknown, nil, { draft, _, _ in draft.absent = ["describe-target-health"] }),
            ]),
        // In a VPC a classic load balancer takes IPv4 only.
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
