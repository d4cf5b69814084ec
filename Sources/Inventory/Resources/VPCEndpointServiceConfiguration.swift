import JSONText

/// The provider's side of an endpoint service (`DescribeVpcEndpointServiceConfigurations`).
public struct VPCEndpointServiceConfiguration: SnapshotResource, Hashable {
    static let idKey: StaticString = "ServiceId"

    /// `vpce-svc-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The name that endpoints are made for.
    public let serviceName: String
    /// `available`, `pending`, `deleting`, …, in lower case; nil where not said.
    public let state: String?
    /// The zones where it is offered; empty where not said.
    public let zones: [String]
    /// The ARNs of the Network Load Balancers behind it.
    public let networkLoadBalancerARNs: [String]
    /// The ARNs of the Gateway Load Balancers behind it.
    public let gatewayLoadBalancerARNs: [String]
    /// The provider's own name for it.
    public let privateName: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("ServiceId")
        name = fields.nameTag()
        serviceName = try fields.text("ServiceName")
        state = try fields.optionalText("ServiceState")?.lowercased()
        zones = try fields.texts("AvailabilityZones")
        networkLoadBalancerARNs = try fields.texts("NetworkLoadBalancerArns")
        gatewayLoadBalancerARNs = try fields.texts("GatewayLoadBalancerArns")
        privateName = try fields.optionalText("PrivateDnsName")?.lowercased()
    }
}
