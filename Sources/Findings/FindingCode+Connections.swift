extension FindingCode {
    // Transit gateways, by the names of Reachability Analyzer.

    /// The attachment is associated with no route table of the transit gateway.
    public static let transitGatewayAssociationMissing = named("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION")
    /// The packets reach the attachment in another zone than it would take for them.
    public static let transitGatewayAttachmentZone = named("TGW_ATTACH_VPC_AZ_RESTRICTION")
    /// The VPN connection behind the transit gateway does not work.
    public static let transitGatewayBadStateVPN = named("TGW_BAD_STATE_VPN")
    /// The attachment has no subnet in the sender's zone.
    public static let transitGatewayRouteZone = named("TGW_ROUTE_AZ_RESTRICTION")
    /// The transit gateway route that wins is a blackhole.
    public static let transitGatewayBadStateRoute = named("TGW_RTB_BAD_STATE_ROUTE")
    /// The routes to the attachment that is wanted do not cover the destination.
    public static let transitGatewayCannotRoute = named("TGW_RTB_CANNOT_ROUTE")
    /// A route for the same block, of higher rank, leads elsewhere.
    public static let transitGatewayHigherPriorityRoute = named("TGW_RTB_HIGHER_PRIORITY_ROUTE")
    /// A narrower route leads elsewhere.
    public static let transitGatewayMoreSpecificRoute = named("TGW_RTB_MORE_SPECIFIC_ROUTE")
    /// The transit gateway route table has no route to the attachment.
    public static let transitGatewayNoRoute = named("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT")
    /// The transit gateway route table could not be read.
    public static let transitGatewayRoutesUnknown = named("TGW_RTB_ROUTES_ARE_UNKNOWN")
    /// A group reference cannot match because referencing across the transit gateway is off.
    public static let securityGroupReferencingSupport = named("SG_REFERENCING_SUPPORT")
    /// Traffic is led to an appliance over an attachment that is not in appliance mode.
    public static let applianceModeRecommended = named("TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED")

    /// The way does not pass, or avoid, the component that was asked.
    public static let componentFilter = named("COMPONENT_FILTER_RESTRICTION")

    // What lies beyond the snapshot.

    /// The groups of a peered VPC are not in the snapshot.
    public static let unknownPeeredGroups = named("UNKNOWN_PEERED_SGS")
    /// Something on the way refers to a resource that could not be described.
    public static let unknownResource = named("UNKNOWN_RESOURCE")
    /// Too little is known of what comes next.
    public static let unknownDestination = named("UNKNOWN_DESTINATION")

    // VPN and Direct Connect.

    /// The VPN connection is in no state to carry packets.
    public static let badStateVPN = named("BAD_STATE_VPN")
    /// A packet leaving through a virtual private gateway is not from an interface of the VPC.
    public static let vpnGatewayPrivateAddressForEgress = named("VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS")
    /// A packet arriving through a virtual private gateway is not for an interface of the VPC.
    public static let vpnGatewayPrivateAddressForIngress = named("VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")

    // Names of our own.

    /// A Direct Connect gateway does not announce the addresses to the customer's site.
    public static let directConnectPrefixNotAnnounced = named("DX_PREFIX_NOT_ANNOUNCED")
}
