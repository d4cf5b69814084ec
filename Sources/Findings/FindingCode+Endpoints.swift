extension FindingCode {
    // Names of Reachability Analyzer.

    /// A gateway endpoint leads to the addresses of its service only.
    public static let gatewayEndpointAddress = named("VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION")
    /// A gateway endpoint carries TCP and ICMP echo only.
    public static let gatewayEndpointProtocol = named("VPCE_GATEWAY_PROTOCOL_RESTRICTION")
    /// An endpoint was asked to open a connection.
    public static let endpointOpensNothing = named("VPCE_INTRA_VPC_TRAFFIC")
    /// The service behind an endpoint is not offered in the zone of the endpoint's interface.
    public static let endpointServiceNotInZone = named("VPCE_SERVICE_NOT_INSTALLED_IN_AZ")
    /// The way goes from one Availability Zone to another.
    public static let availabilityZoneCrossed = named("AVAILABILITY_ZONE_CROSSED")

    /// A rule of a Network Firewall drops the packets.
    public static let firewallRules = named("FIREWALL_RULES_RESTRICTION")
    /// The appliances behind a Gateway Load Balancer endpoint are not looked into.
    public static let appliancesNotChecked = named("PATH_THROUGH_GWLB_NOT_CHECKED")
    /// A gateway's own table leads to an interface without a public address.
    public static let ingressTableNoPublicAddress = named("INGRESS_RTB_NO_PUBLIC_IP")
    /// A gateway's own table leads replies to an appliance that did not see the requests.
    public static let ingressTableRedirection = named("INGRESS_RTB_TRAFFIC_REDIRECTION")
    /// A regional NAT gateway does not serve the sender's zone.
    public static let regionalNATZone = named("REGIONAL_NGW_ROUTE_AZ_RESTRICTION")

    // Names of our own.

    /// A Network Firewall drops fragments.
    public static let firewallDropsFragments = named("FIREWALL_DROPS_FRAGMENTS")
    /// A gateway's own table leads to something that such a gateway cannot lead to.
    public static let edgeRouteTarget = named("EDGE_ROUTE_TARGET_NOT_SUPPORTED")

    /// A gateway endpoint serves its own VPC only.
    public static let gatewayEndpointRequiresSourceInVPC = named("VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC")
}
