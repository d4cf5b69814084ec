import Findings
import JSONText

@testable import ReachabilityTests

extension CodeCase {
    /// Internet, egress-only and NAT gateways.
    static let gateways: [CodeCase] = [
        CodeCase(
            .internetGatewayPublicAddressForEgress, in: .online(), "i-client", "198.51.100.7:443",
            fix: "associate-address"
        ) { $0[interface: "eni-client"].publics = [:] },
        CodeCase(
            .internetGatewayPrivateAddressForIngress, in: .online(), "internet", "i-server:443",
            fix: "associate-address"),
        CodeCase(
            .internetGatewayPrivateDestination, in: .online(), "i-client", "192.168.1.1:443", fix: "Route the private"),
        CodeCase(
            .internetGatewaySharedDestination, in: .online(), "i-client", "100.64.1.1:443", fix: "Route the private"),
        CodeCase(.internetGatewayPrivateSource, in: .online(), "192.168.1.1", "52.1.1.1:443", fix: "internet"),
        CodeCase(.internetGatewaySharedSource, in: .online(), "100.64.1.1", "52.1.1.1:443", fix: "internet"),
        CodeCase(.spoofedSource, in: .transit(), "i-client", "198.51.100.7:443", fix: "translate") { draft in
            draft.internetGateways = [.init(id: "igw-b", vpc: "vpc-b")]
            draft.tables.append(
                .init(id: "rtb-t", vpc: "vpc-b", subnets: ["subnet-tfar"], routes: [Route("0.0.0.0/0", "igw-b")]))
            draft[table: "rtb-main"].routes.append(Route("0.0.0.0/0", "tgw-1"))
            draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("0.0.0.0/0", "tgw-attach-b"))
        },
        CodeCase(.noInternetGateway, in: .online(), "internet", "i-client:443", fix: "attach-internet-gateway") {
            $0.internetGateways = []
        },
        CodeCase(.natGatewayUnsolicited, in: .online(), "internet", "52.1.1.3:443", fix: "load balancer"),
        CodeCase(
            .natGatewayRequiresSourceInVPC, in: .online(), "i-server", "198.51.100.7:443", fix: "NAT gateway"
        ) { $0.vpcs[0].blocks = ["10.0.1.0/24", "10.0.3.0/24"] },
        CodeCase(
            .egressOnlyGatewayUnsolicited, in: .online(), "2001:db8::7", "[2600:1f00:a:2::20]:443",
            fix: "internet gateway"
        ) { $0.internetGateways = [] },
        CodeCase(
            .regionalNATZone, in: regionalNAT, "i-server", "198.51.100.7:443", fix: "associate-nat-gateway-address"),
    ]

    /// A regional NAT gateway with an address in another zone than the sender's.
    private static var regionalNAT: NetworkDraft {
        var draft = NetworkDraft.online()
        draft[table: "rtb-private"].routes = [Route("0.0.0.0/0", "nat-r")]
        draft.natGateways = []
        draft.tables.append(.init(id: "rtb-nat", routes: [Route("0.0.0.0/0", "igw-a")]))
        let address: JSONValue = ["PublicIp": "52.1.9.1", "AvailabilityZone": "eu-west-1c", "Status": "succeeded"]
        draft.more = [
            [
                "NatGateways": [
                    [
                        "NatGatewayId": "nat-r", "VpcId": "vpc-a", "State": "available", "ConnectivityType": "public",
                        "AvailabilityMode": "regional", "AutoProvisionZones": "disabled", "RouteTableId": "rtb-nat",
                        "NatGatewayAddresses": [address],
                    ]
                ]
            ]
        ]
        return draft
    }

    /// Tables of gateways, appliances and firewalls.
    static let inspection: [CodeCase] = [
        CodeCase(
            .ingressTableNoPublicAddress, in: .inspected(), "internet", "52.1.1.1:443", fix: "associate-address"
        ) { draft in
            draft.groups.append(.init(id: "sg-box", ingress: NetworkDraft.Rule.everything))
            draft.interfaces.append(
                .init(
                    id: "eni-box", subnet: "subnet-in", addresses: ["10.0.3.9"], groups: ["sg-box"], instance: "i-box",
                    sourceDestinationCheck: false))
            draft.instances.append(.init(id: "i-box"))
            draft[table: "rtb-edge"].routes = [Route("10.0.1.0/24", "eni-box")]
        },
        CodeCase(.ingressTableRedirection, in: .inspected(), "i-client", "198.51.100.9:443", fix: "instead of straight")
        {
            $0[table: "rtb-1"].routes = [Route("0.0.0.0/0", "igw-a")]
        },
        CodeCase(.edgeRouteTarget, in: .site(), "vpn-1", "i-server:443", fix: "delete-route") { draft in
            draft.endpoints = [
                .init(
                    id: "vpce-in", kind: "GatewayLoadBalancer", service: "com.amazonaws.vpce.eu-west-1.vpce-svc-in",
                    subnets: ["subnet-1"])
            ]
            draft.tables.append(
                .init(id: "rtb-edge", gateways: ["vgw-1"], routes: [Route("10.0.2.0/24", "vpce-in")]))
        },
        CodeCase(.appliancesNotChecked, in: .inspected(), "i-client", "198.51.100.9:443", fix: "appliance"),
        CodeCase(
            .firewallRules, in: .firewalled(.rules("drop tcp any any -> any 443 (sid:1;)")), "i-client",
            "198.51.100.9:443", fix: "create-rule-group"),
        CodeCase(
            .firewallDropsFragments,
            in: .firewalled(
                .init(policy: [
                    "StatelessDefaultActions": ["aws:pass"], "StatelessFragmentDefaultActions": ["aws:drop"],
                ])), "i-client", "198.51.100.9:53", options: ["--protocol", "udp"], fix: "fragment"),
        CodeCase(
            .applianceModeRecommended, in: .transit(), "i-client", "i-far:443", fix: "ApplianceModeSupport=enable"
        ) { draft in
            draft.subnets.append(
                .init(id: "subnet-tfarb", vpc: "vpc-b", blocks: ["172.16.200.16/28"], zone: "eu-west-1b"))
            draft.acls.append(
                .init(id: "acl-tfarb", vpc: "vpc-b", subnets: ["subnet-tfarb"], rows: NetworkDraft.ACL.openRows))
            draft[attachment: "tgw-attach-b"].subnets.append("subnet-tfarb")
            draft.tables.append(
                .init(
                    id: "rtb-inspect", vpc: "vpc-b", subnets: ["subnet-tfar", "subnet-tfarb"],
                    replacedLocals: ["172.16.0.0/16": "vpce-fw"]))
        },
    ]
}
