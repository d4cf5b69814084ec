public import Findings

/// One component that judged the packets on their way, and what it decided.
public struct Hop: Sendable, Hashable {
    /// The kinds of components, by the names reports print.
    public enum Kind: String, Sendable, Hashable {
        case instance
        case networkInterface = "network-interface"
        case securityGroup = "security-group"
        case networkACL = "network-acl"
        case routeTable = "route-table"
        case internetGateway = "internet-gateway"
        case egressOnlyInternetGateway = "egress-only-internet-gateway"
        case natGateway = "nat-gateway"
        case vpcPeeringConnection = "vpc-peering-connection"
        case transitGatewayAttachment = "transit-gateway-attachment"
        case transitGatewayRouteTable = "transit-gateway-route-table"
        case coreNetworkAttachment = "core-network-attachment"
        case coreNetworkRouteTable = "core-network-route-table"
        case virtualPrivateGateway = "virtual-private-gateway"
        case vpnConnection = "vpn-connection"
        case directConnectGateway = "direct-connect-gateway"
        case virtualInterface = "virtual-interface"
        case vpcEndpoint = "vpc-endpoint"
        case gatewayLoadBalancerEndpoint = "gateway-load-balancer-endpoint"
        case networkFirewall = "network-firewall"
        case loadBalancer = "load-balancer"
        case targetGroup = "target-group"
        case elasticAddress = "elastic-ip-address"
        case subnet
        case vpc
        case amazonService = "amazon-service"
        case internet
        case notModelled = "not-modelled"
    }

    /// Which way packets cross the component, where that has a meaning.
    public enum Direction: String, Sendable, Hashable {
        case ingress
        case egress
    }

    /// The AWS id.
    public var component: String
    /// What it is.
    public var kind: Kind
    /// Which way the packets cross it.
    public var direction: Direction?
    /// What it decides over the packets that reach it.
    public var verdict: Verdict
    /// The rules, routes or states that decided.
    public var decidedBy: String
    /// The code of the first refusal; nil where it refuses nothing.
    public var code: FindingCode?
    /// The groups of an interface, for a decision of security groups.
    public var groups: [String]
    /// The largest IP packet it carries, in bytes; nil where it sets no limit of its own.
    public var mtu: Int?
    /// Whether no packet gets here, because all were lost before.
    public var isBeyondBlocker: Bool
}
