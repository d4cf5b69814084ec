import Findings
import Testing

@testable import Reachability

/// Whatever list is missing, the answer through transit gateways, VPN and Direct Connect is the same or not known.
@Suite struct ConnectionGapTests {
    /// A network, a question, and its answer with everything there.
    struct Sample: Sendable, CustomTestStringConvertible {
        let name: String
        let draft: NetworkDraft
        let source: String
        let destination: String
        let verdict: Verdict
        var testDescription: String { name }

        init(
            _ name: String, _ draft: NetworkDraft, _ source: String, _ destination: String, _ verdict: Verdict,
            change: (inout NetworkDraft) -> Void = { _ in }
        ) {
            var draft = draft
            change(&draft)
            self.name = name
            self.draft = draft
            self.source = source
            self.destination = destination
            self.verdict = verdict
        }
    }

    static let samples = [
        Sample("over a gateway", .transit(), "i-client", "i-far:443", .allowed),
        Sample("by group", .transit(), "i-client", "i-far:443", .allowed) {
            $0.gateways[0].references = "enable"
            $0[group: "sg-far"].ingress = [.tcp(443...443, .group("sg-client"))]
        },
        Sample("no association", .transit(), "i-client", "i-far:443", .denied) {
            $0[attachment: "tgw-attach-a"].table = nil
        },
        Sample("blackhole", .transit(), "i-client", "i-far:443", .denied) {
            $0[gatewayTable: "tgw-rtb-1"].routes.append(.init("172.16.1.0/24", state: "blackhole"))
        },
        Sample("no route", .transit(), "i-client", "i-far:443", .denied) {
            $0[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.attachments == ["tgw-attach-b"] }
        },
        Sample("no subnet in the zone", .transit(), "i-client", "i-far:443", .denied) {
            $0[attachment: "tgw-attach-a"].subnets = ["subnet-tb"]
        },
        Sample("over two gateways", .gatewaysPeered(), "i-client", "i-far:443", .allowed),
        Sample("to a site", .site(), "i-client", "192.168.1.5:22", .allowed),
        Sample("from a site", .site(), "192.168.1.5", "i-server:443", .allowed),
        Sample("tunnels down", .site(), "i-client", "192.168.1.5:22", .denied) {
            $0[vpn: "vpn-1"].tunnels = ["DOWN", "DOWN"]
        },
        Sample("to a site behind a transit gateway", .transitSite(), "i-client", "192.168.1.5:22", .allowed),
        Sample("from a site behind a transit gateway", .transitSite(), "192.168.1.5", "i-server:443", .allowed),
        Sample("Direct Connect", .site(), "192.168.1.5", "i-server:443", .allowed) {
            $0.vpnConnections = []
            $0.virtualInterfaces = [.init()]
            $0.directConnects = [.init(gateway: "vgw-1")]
        },
    ]

    static let lists = [
        "Vpcs", "Subnets", "NetworkAcls", "RouteTables", "SecurityGroups", "TransitGateways",
        "TransitGatewayAttachments", "TransitGatewayVpcAttachments", "TransitGatewayPeeringAttachments",
        "TransitGatewayRouteTables", "VpnGateways", "VpnConnections", "virtualInterfaces", "directConnectGateways",
        "directConnectGatewayAssociations", "search-transit-gateway-routes",
        "get-transit-gateway-route-table-propagations",
    ]

    @Test(arguments: samples) func complete(_ sample: Sample) throws {
        #expect(try sample.draft.ask(sample.source, sample.destination).verdict == sample.verdict)
    }

    @Test(arguments: samples, lists) func missing(_ sample: Sample, _ list: String) throws {
        var draft = sample.draft
        draft.absent.insert(list)
        let answer = try draft.ask(sample.source, sample.destination)
        #expect(answer.verdict == sample.verdict || answer.verdict == .unknown, "\(answer.blockers)")
        #expect((answer.verdict == .unknown) == !answer.gaps.isEmpty)
    }
}
