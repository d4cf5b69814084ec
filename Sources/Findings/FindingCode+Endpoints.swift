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

    // Names of our own.

    /// A gateway endpoint serves its own VPC only.
    public static let gatewayEndpointRequiresSourceInVPC = named("VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC")
}
