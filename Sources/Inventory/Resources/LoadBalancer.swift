/// A load balancer of the second API: application, network or gateway (`elbv2 DescribeLoadBalancers`).
public struct LoadBalancer: SnapshotResource, Hashable {
    static let idKey: StaticString = "LoadBalancerArn"

    /// The ARN.
    public let id: String
    /// The name, unique in its account and region.
    public let name: String
    /// `application`, `network` or `gateway`; nil where not said.
    public let type: String?
    /// `internet-facing` or `internal`; nil where not said, as for a gateway load balancer.
    public let scheme: String?
    /// `active`, `provisioning`, `active_impaired` or `failed`; nil where not said.
    public let state: String?
    /// The name that clients look up.
    public let dnsName: String?
    /// The VPC its nodes are in.
    public let vpcID: String?
    /// The zones it is switched on in.
    public let zones: [Zone]
    /// The groups that filter it; none for a network load balancer made without.
    public let groupIDs: [String]
    /// Whether the groups judge what comes through endpoint services, by the client's own address.
    public let judgesPrivateLink: Bool

    /// A zone a load balancer has a node in.
    public struct Zone: Sendable, Hashable {
        /// The zone's name, such as `eu-west-1a`.
        public let name: String?
        /// The subnet the node is in.
        public let subnetID: String?
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("LoadBalancerArn")
        name = try fields.text("LoadBalancerName")
        type = try fields.optionalText("Type")
        scheme = try fields.optionalText("Scheme")
        state = try fields.object("State")?.optionalText("Code")
        dnsName = try fields.optionalText("DNSName")
        vpcID = try fields.optionalText("VpcId")
        zones = try fields.list("AvailabilityZones") { item throws(ElementError) in
            Zone(name: try item.optionalText("ZoneName"), subnetID: try item.optionalText("SubnetId"))
        }
        groupIDs = try fields.texts("SecurityGroups")
        judgesPrivateLink =
            try fields.optionalText("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic") != "off"
    }
}
