import NetworkSets
import Reachability
import Testing

/// One component, one family of addresses, one verdict: a network, a question, and who decides.
struct ComponentCase: Sendable, CustomTestStringConvertible {
    let component: String
    let isIPv6: Bool
    let isUDP: Bool
    let verdict: Verdict
    /// The kind of hop that decides so; nil where the answer is `allowed`, or what decides is missing.
    let kind: Hop.Kind?
    /// Whether it is the reply that is lost.
    let isReply: Bool
    let draft: NetworkDraft
    let source: String
    let destination: String
    let options: QuestionOptions

    var testDescription: String {
        "\(component), \(isIPv6 ? "IPv6" : "IPv4"), \(isReply ? "reply " : "")\(verdict.rawValue)"
    }

    static let all: [ComponentCase] = (filters + routing + gateways + onPremises + services + inspection + balancers)
        .flatMap(\.cases)
}

/// A component with a network that it lets packets through in, and the faults that change its verdict.
struct ComponentTable: Sendable {
    typealias Route = NetworkDraft.Table.Route
    typealias Row = NetworkDraft.ACL.Row
    typealias Change = @Sendable (_ draft: inout NetworkDraft, _ asked: inout Ends, _ isIPv6: Bool) -> Void

    struct Ends: Sendable {
        var source: String
        var destination: String
        var isUDP = false
    }

    let component: String
    let draft: NetworkDraft
    /// The ends by family; nil where the component does not carry it.
    let ipv4: Ends?
    let ipv6: Ends?
    /// The verdict without any fault: `unknown` where what the component does is a machine's own affair.
    var best: Verdict = .allowed
    let faults: [Fault]

    /// What changes the verdict, and the kind of hop that then decides.
    struct Fault: Sendable {
        let verdict: Verdict
        let kind: Hop.Kind?
        let isReply: Bool
        let change: Change

        init(_ verdict: Verdict, _ kind: Hop.Kind?, isReply: Bool = false, _ change: @escaping Change) {
            self.verdict = verdict
            self.kind = kind
            self.isReply = isReply
            self.change = change
        }
    }

    var cases: [ComponentCase] {
        [(ipv4, false), (ipv6, true)].flatMap { ends, isIPv6 -> [ComponentCase] in
            guard let ends else { return [] }
            let none = Fault(best, nil) { _, _, _ in }
            return ([none] + faults).map { fault in
                var (draft, asked) = (draft, ends)
                fault.change(&draft, &asked, isIPv6)
                var options = asked.isUDP ? QuestionOptions.udp : QuestionOptions()
                if isIPv6 { options.family = .ipv6 }
                return ComponentCase(
                    component: component, isIPv6: isIPv6, isUDP: asked.isUDP, verdict: fault.verdict,
                    kind: fault.kind, isReply: fault.isReply, draft: draft,
                    source: asked.source, destination: asked.destination, options: options)
            }
        }
    }
}

extension ComponentCase {
    typealias Route = ComponentTable.Route
    typealias Row = ComponentTable.Row
    typealias Ends = ComponentTable.Ends
    typealias Fault = ComponentTable.Fault

    private static let pair = Ends(source: "i-client", destination: "i-server:443")
    private static let far = Ends(source: "i-client", destination: "i-far:443")

    static let filters: [ComponentTable] = [
        ComponentTable(
            component: "security group", draft: .pair(), ipv4: pair, ipv6: pair,
            faults: [
                Fault(.denied, .securityGroup, { _, asked, _ in asked.destination = "i-server:80" }),
                Fault(.partial, .securityGroup, { _, asked, _ in asked.destination = "i-server:80,443" }),
                Fault(.unknown, nil, { draft, _, _ in draft.groups.removeAll { $0.id == "sg-server" } }),
            ]),
        ComponentTable(
            component: "network ACL", draft: .pair(), ipv4: pair, ipv6: pair,
            faults: [
                Fault(.denied, .networkACL, { draft, _, _ in draft[acl: "acl-2"].rows = NetworkDraft.ACL.lastRows }),
                Fault(
                    .partial, .networkACL,
                    { draft, _, isIPv6 in
                        draft[acl: "acl-2"].rows.append(
                            Row(
                                number: 1, egress: true, allow: false, proto: 6, block: isIPv6 ? "::/0" : "0.0.0.0/0",
                                ports: 50000...65535))
                    }
                ),
                Fault(
                    .denied, .networkACL, isReply: true,
                    { draft, _, _ in draft[acl: "acl-1"].rows.removeAll { !$0.egress && $0.allow } }
                ), Fault(.unknown, nil, { draft, _, _ in draft.absent = ["NetworkAcls"] }),
            ]),
    ]

    /// A second host beside `i-far`, which a dead route leads to.
    private static func twoHosts(_ draft: inout NetworkDraft, _ asked: inout Ends, _ isIPv6: Bool) {
        draft.interfaces.append(
            .init(
                id: "eni-far2", vpc: "vpc-b", subnet: "subnet-b", addresses: ["172.16.1.31"],
                ipv6: ["2600:1f00:b:1::31"], groups: ["sg-far"]))
        asked.destination = isIPv6 ? "[2600:1f00:b:1::30/127]:443" : "172.16.1.30/31:443"
    }

    private static func core(
        _ change: @escaping @Sendable (inout NetworkDraft.CoreNetwork) -> Void
    ) -> ComponentTable.Change {
        { draft, _, _ in draft = .wide(change) }
    }

    static let routing: [ComponentTable] = [
        ComponentTable(
            component: "route table", draft: .peered(), ipv4: far, ipv6: far,
            faults: [
                Fault(.denied, .routeTable, { draft, _, _ in draft[table: "rtb-main"].routes = [] }),
                Fault(
                    .partial, .routeTable,
                    { draft, asked, isIPv6 in
                        twoHosts(&draft, &asked, isIPv6)
                        draft[table: "rtb-main"].routes += [
                            Route("172.16.1.31/32", "pcx-9", state: "blackhole"),
                            Route("2600:1f00:b:1::31/128", "pcx-9", state: "blackhole"),
                        ]
                    }
                ),
                Fault(.denied, .routeTable, isReply: true, { draft, _, _ in draft[table: "rtb-b"].routes = [] }),
                Fault(.unknown, nil, { draft, _, _ in draft.absent = ["RouteTables"] }),
            ]),
        ComponentTable(
            component: "VPC peering", draft: .peered(), ipv4: far, ipv6: far,
            faults: [
                Fault(.denied, .vpcPeeringConnection, { draft, _, _ in draft[peering: "pcx-1"].status = "deleted" }),
                Fault(
                    .partial, .vpcPeeringConnection,
                    { draft, asked, isIPv6 in
                        draft[table: "rtb-main"].routes = [
                            Route("172.16.0.0/15", "pcx-1"), Route("2600:1f00:b::/55", "pcx-1"),
                        ]
                        asked.destination = isIPv6 ? "[2600:1f00:b::/55]:443" : "172.16.0.0/15:443"
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft[peering: "pcx-1"].status = nil }),
            ]),
        ComponentTable(
            component: "transit gateway", draft: .transit(), ipv4: far, ipv6: far,
            faults: [
                Fault(
                    .denied, .transitGatewayAttachment,
                    { draft, _, _ in draft[attachment: "tgw-attach-a"].table = nil }
                ),
                Fault(
                    .partial, .transitGatewayRouteTable,
                    { draft, asked, isIPv6 in
                        twoHosts(&draft, &asked, isIPv6)
                        draft[gatewayTable: "tgw-rtb-1"].routes += [
                            .init("172.16.1.31/32", state: "blackhole"),
                            .init("2600:1f00:b:1::31/128", state: "blackhole"),
                        ]
                    }
                ),
                Fault(
                    .denied, .transitGatewayAttachment, isReply: true,
                    { draft, _, _ in draft[attachment: "tgw-attach-b"].table = nil }
                ),
                Fault(
                    .unknown, nil,
                    { draft, _, _ in
                        draft.absent = [
                            "search-transit-gateway-routes", "get-transit-gateway-route-table-propagations",
                        ]
                    }
                ),
            ]),
        ComponentTable(
            component: "transit gateway peering", draft: .gatewaysPeered(), ipv4: far, ipv6: far,
            faults: [
                Fault(
                    .denied, .transitGatewayAttachment,
                    { draft, _, _ in
                        for index in draft.attachments.indices where draft.attachments[index].type == "peering" {
                            draft.attachments[index].state = "deleted"
                        }
                        draft.gatewayPeerings[0].state = "deleted"
                    }
                ),
                Fault(
                    .partial, .transitGatewayRouteTable,
                    { draft, asked, isIPv6 in
                        twoHosts(&draft, &asked, isIPv6)
                        draft[gatewayTable: "tgw-rtb-2"].routes += [
                            .init("172.16.1.31/32", state: "blackhole"),
                            .init("2600:1f00:b:1::31/128", state: "blackhole"),
                        ]
                    }
                ),
                Fault(
                    .denied, .transitGatewayRouteTable, isReply: true,
                    { draft, _, _ in
                        draft[gatewayTable: "tgw-rtb-2"].routes.removeAll {
                            $0.block?.hasPrefix("10.") == true || $0.block?.hasPrefix("2600:1f00:a") == true
                        }
                    }
                ), Fault(.unknown, nil, { draft, _, _ in draft.absent = ["TransitGatewayPeeringAttachments"] }),
            ]),
        ComponentTable(
            component: "core network", draft: .wide(), ipv4: far, ipv6: far,
            faults: [
                Fault(.denied, .coreNetworkAttachment, core { $0["attachment-a"].state = "FAILED" }),
                Fault(
                    .partial, .coreNetworkRouteTable,
                    { draft, asked, isIPv6 in
                        draft = .wide {
                            $0.tables["prod/eu-west-1"]? += [
                                .init("172.16.1.31/32", state: "BLACKHOLE", type: "STATIC"),
                                .init("2600:1f00:b:1::31/128", state: "BLACKHOLE", type: "STATIC"),
                            ]
                        }
                        twoHosts(&draft, &asked, isIPv6)
                    }
                ),
                Fault(
                    .denied, .coreNetworkRouteTable, isReply: true,
                    core {
                        $0["attachment-b"].segment = "test"
                        $0.tables["test/eu-west-1"] = [.init("172.16.0.0/16", "attachment-b")]
                    }
                ), Fault(.unknown, nil, core { $0["attachment-b"].state = nil }),
            ]),
    ]
}
