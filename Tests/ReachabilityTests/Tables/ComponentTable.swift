import NetworkSets
import Reachability
import Testing

/// One component, one family of addresses, one verdict: a network, a question, and who decides.
struct ComponentCase: Sendable, CustomTestStringConvertible {
    let component: String
    let isIPv6: Bool
    let verdict: Verdict
    /// The kind of hop that decides so; nil where the answer is `allowed`, or what decides is missing.
    let kind: Hop.Kind?
    let draft: NetworkDraft
    let source: String
    let destination: String
    let options: QuestionOptions

    var testDescription: String { "\(component), \(isIPv6 ? "IPv6" : "IPv4"), \(verdict.rawValue)" }

    static let all: [ComponentCase] = (filters + routing + gateways + services + balancers).flatMap(\.cases)
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
    let faults: [Fault]

    /// What changes the verdict, and the kind of hop that then decides.
    struct Fault: Sendable {
        let verdict: Verdict
        let kind: Hop.Kind?
        let change: Change

        init(_ verdict: Verdict, _ kind: Hop.Kind?, _ change: @escaping Change) {
            self.verdict = verdict
            self.kind = kind
            self.change = change
        }
    }

    var cases: [ComponentCase] {
        [(ipv4, false), (ipv6, true)].flatMap { ends, isIPv6 -> [ComponentCase] in
            guard let ends else { return [] }
            let none = Fault(.allowed, nil) { _, _, _ in }
            return ([none] + faults).map { fault in
                var (draft, asked) = (draft, ends)
                fault.change(&draft, &asked, isIPv6)
                var options = asked.isUDP ? QuestionOptions.udp : QuestionOptions()
                if isIPv6 { options.family = .ipv6 }
                return ComponentCase(
                    component: component, isIPv6: isIPv6, verdict: fault.verdict, kind: fault.kind, draft: draft,
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
                ), Fault(.unknown, nil, { draft, _, _ in draft.absent = ["RouteTables"] }),
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
                ), Fault(.unknown, nil, { draft, _, _ in draft.absent = ["TransitGatewayPeeringAttachments"] }),
            ]),
    ]
}
