import Inventory
import JSONText
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// The networks and questions behind the table of components in docs/coverage.md.
enum CoverageCases {
    typealias Route = NetworkDraft.Table.Route

    /// What answers for each row.
    static let all: [String: @Sendable () throws -> Answer] = [
        "application load balancer": { try NetworkDraft.balanced().ask("internet", "alb:shop:443") },
        "network load balancer": { try NetworkDraft.forwarded().ask("internet", "nlb:edge:443") },
        "classic load balancer": { try NetworkDraft.classic().ask("i-client", "elb:old:443") },
        "gateway load balancer": { try NetworkDraft.walled().ask("gwlb:wall", "i-server:6081", .udp) },
        "appliances behind a Gateway Load Balancer endpoint": {
            try NetworkDraft.inspected().ask("i-client", "198.51.100.9:443")
        },
        "gateway endpoint": { try NetworkDraft.withGatewayEndpoints().ask("i-client", "198.51.100.9:443") },
        "interface endpoint": { try NetworkDraft.withInterfaceEndpoint().ask("i-client", "10.0.2.50:443") },
        "load balancer of an own endpoint service": { try ownService().ask("i-client", "10.0.2.50:443") },
        "resource endpoint": { try resourceEndpoint().ask("i-client", "10.0.2.50:443") },
        "network firewall": {
            try NetworkDraft.firewalled(.rules("drop tcp any any -> any 23 (sid:1;)")).ask(
                "i-client", "198.51.100.9:443")
        },
        "firewall rule with an option that is not evaluated": {
            try NetworkDraft.firewalled(.rules(#"drop tcp any any -> any 443 (content:"x"; sid:1;)"#)).ask(
                "i-client", "198.51.100.9:443")
        },
        "block public access": { try excluded(.online()).ask("internet", "i-client:443") },
        "block public access of a way through a firewall": {
            try excluded(.firewalled(.init())).ask("i-client", "198.51.100.9:443")
        },
        "appliance that forwards": { try towards("eni-server", checks: false).ask("i-client", "192.168.1.1:443") },
        "carrier gateway": { try towards("cagw-1").ask("i-client", "192.168.1.1:443") },
        "local gateway": { try towards("lgw-1").ask("i-client", "192.168.1.1:443") },
        "route of a route server": { try routeServer().ask("i-client", "i-far:443") },
        "encryption control, port 443": { try encrypted().ask("i-client", "10.0.2.50:443") },
        "encryption control, other ports": { try encrypted().ask("i-client", "10.0.2.50:8443") },
        "NAT64": { try nat64().ask("i-server", "[64:ff9b::c633:6407]:443", .ipv6) },
        "VPN tunnel": { try NetworkDraft.site().ask("i-client", "192.168.1.5:22") },
    ]

    private static func ownService() -> NetworkDraft {
        var draft = NetworkDraft.withInterfaceEndpoint()
        let name = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a"
        draft[endpoint: "vpce-sm"].service = name
        let balancer: JSONValue = "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/n/1"
        let service: JSONValue = [
            "ServiceId": "vpce-svc-0a", "ServiceName": .string(name), "ServiceState": "Available",
            "AvailabilityZones": ["eu-west-1a"], "NetworkLoadBalancerArns": [balancer],
        ]
        draft.more = [["ServiceConfigurations": [service]]]
        return draft
    }

    private static func resourceEndpoint() -> NetworkDraft {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft[endpoint: "vpce-sm"].kind = "Resource"
        return draft
    }

    /// Block public access of both directions, with the client's subnet and that of the firewall excluded.
    private static func excluded(_ draft: NetworkDraft) -> NetworkDraft {
        var draft = draft
        draft.vpcs[0].blockPublicAccess = "block-bidirectional"
        draft.exclusions = [.init(resource: "subnet-1"), .init(resource: "subnet-in")]
        return draft
    }

    private static func towards(_ target: String, checks: Bool = true) -> NetworkDraft {
        var draft = NetworkDraft.pair()
        draft[table: "rtb-main"].routes = [Route("192.168.0.0/16", target)]
        draft[interface: "eni-server"].sourceDestinationCheck = checks
        return draft
    }

    private static func routeServer() -> NetworkDraft {
        var draft = NetworkDraft.peered()
        draft[table: "rtb-main"].routes = [Route("172.16.0.0/16", "pcx-1", origin: "Advertisement")]
        return draft
    }

    private static func encrypted() -> NetworkDraft {
        var draft = NetworkDraft.withInterfaceEndpoint()
        draft[group: "sg-endpoint"].ingress = [.all("10.0.0.0/16")]
        draft.more = [
            [
                "VpcEncryptionControls": [
                    ["VpcEncryptionControlId": "vpcec-1", "VpcId": "vpc-a", "Mode": "enforce", "State": "available"]
                ]
            ]
        ]
        return draft
    }

    private static func nat64() -> NetworkDraft {
        var draft = NetworkDraft.online()
        draft[table: "rtb-private"].routes = [Route("64:ff9b::/96", "nat-1")]
        return draft
    }
}
