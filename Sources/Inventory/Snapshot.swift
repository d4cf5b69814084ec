/// The AWS resources known to awsdrops, from files or from a live account: what AWS said, not yet joined together.
public struct Snapshot: Sendable {
    /// Virtual private clouds.
    public internal(set) var vpcs = ResourceTable<Vpc>()
    /// Subnets.
    public internal(set) var subnets = ResourceTable<Subnet>()
    /// VPC route tables.
    public internal(set) var routeTables = ResourceTable<RouteTable>()
    /// Network ACLs.
    public internal(set) var networkACLs = ResourceTable<NetworkACL>()
    /// Security groups.
    public internal(set) var securityGroups = ResourceTable<SecurityGroup>()
    /// Network interfaces, also those that only an instance lists.
    public internal(set) var networkInterfaces = ResourceTable<NetworkInterface>()
    /// Instances.
    public internal(set) var instances = ResourceTable<Instance>()
    /// Instance types, of the instances that were asked about.
    public internal(set) var instanceTypes = ResourceTable<InstanceType>()
    /// Internet gateways.
    public internal(set) var internetGateways = ResourceTable<InternetGateway>()
    /// Egress-only internet gateways.
    public internal(set) var egressOnlyInternetGateways = ResourceTable<InternetGateway>()
    /// NAT gateways.
    public internal(set) var natGateways = ResourceTable<NATGateway>()
    /// VPC peering connections.
    public internal(set) var peeringConnections = ResourceTable<VPCPeeringConnection>()
    /// Elastic IP addresses.
    public internal(set) var addresses = ResourceTable<ElasticAddress>()
    /// What is excluded from VPC block public access.
    public internal(set) var blockPublicAccessExclusions = ResourceTable<BlockPublicAccessExclusion>()
    /// The mode of VPC block public access by account and region: `off`, `block-bidirectional` or `block-ingress`.
    public internal(set) var blockPublicAccessModes: [Origin: String] = [:]
    /// Prefix lists with their blocks.
    public internal(set) var prefixLists = ResourceTable<PrefixList>()
    /// Transit gateways.
    public internal(set) var transitGateways = ResourceTable<TransitGateway>()
    /// What is attached to transit gateways, by attachment and gateway.
    public internal(set) var transitGatewayAttachments = ResourceTable<TransitGatewayAttachment>()
    /// How VPCs are attached to transit gateways.
    public internal(set) var transitGatewayVPCAttachments = ResourceTable<TransitGatewayVPCAttachment>()
    /// Peerings of transit gateways.
    public internal(set) var transitGatewayPeerings = ResourceTable<TransitGatewayPeering>()
    /// Connect attachments of transit gateways.
    public internal(set) var transitGatewayConnects = ResourceTable<TransitGatewayConnect>()
    /// The appliances behind Connect attachments.
    public internal(set) var transitGatewayConnectPeers = ResourceTable<TransitGatewayConnectPeer>()
    /// Transit gateway route tables, without their rows.
    public internal(set) var transitGatewayRouteTables = ResourceTable<TransitGatewayRouteTable>()
    /// Transit gateway routes by route table.
    public internal(set) var transitGatewayRoutes = ResourceTable<TransitGatewayRoutes>()
    /// Associations by transit gateway route table.
    public internal(set) var transitGatewayAssociations = ResourceTable<TransitGatewayAssociations>()
    /// Propagations by transit gateway route table.
    public internal(set) var transitGatewayPropagations = ResourceTable<TransitGatewayPropagations>()
    /// Flow logs: their formats and where they go.
    public internal(set) var flowLogs = ResourceTable<FlowLog>()
    /// Core networks of Cloud WAN.
    public internal(set) var coreNetworks = ResourceTable<CoreNetwork>()
    /// The policies of core networks.
    public internal(set) var coreNetworkPolicies = ResourceTable<CoreNetworkPolicy>()
    /// What is attached to core networks.
    public internal(set) var coreNetworkAttachments = ResourceTable<CoreNetworkAttachment>()
    /// How VPCs are attached to core networks.
    public internal(set) var coreNetworkVPCAttachments = ResourceTable<CoreNetworkVPCAttachment>()
    /// Routes of core networks by segment and edge.
    public internal(set) var coreNetworkRoutes = ResourceTable<CoreNetworkRoutes>()
    /// Virtual private gateways.
    public internal(set) var vpnGateways = ResourceTable<VPNGateway>()
    /// Site-to-Site VPN connections.
    public internal(set) var vpnConnections = ResourceTable<VPNConnection>()
    /// Direct Connect virtual interfaces.
    public internal(set) var virtualInterfaces = ResourceTable<VirtualInterface>()
    /// Direct Connect gateways.
    public internal(set) var directConnectGateways = ResourceTable<DirectConnectGateway>()
    /// The gateways that Direct Connect gateways are joined to.
    public internal(set) var directConnectAssociations = ResourceTable<DirectConnectAssociation>()
    /// VPC endpoints.
    public internal(set) var vpcEndpoints = ResourceTable<VPCEndpoint>()
    /// Endpoint services as consumers see them, by name.
    public internal(set) var endpointServices = ResourceTable<VPCEndpointService>()
    /// Endpoint services of the accounts themselves.
    public internal(set) var endpointServiceConfigurations = ResourceTable<VPCEndpointServiceConfiguration>()
    /// Encryption controls of VPCs.
    public internal(set) var encryptionControls = ResourceTable<VPCEncryptionControl>()
    /// Network Firewalls.
    public internal(set) var firewalls = ResourceTable<NetworkFirewall>()
    /// More endpoints of Network Firewalls.
    public internal(set) var firewallAssociations = ResourceTable<FirewallEndpointAssociation>()
    /// Policies of Network Firewalls.
    public internal(set) var firewallPolicies = ResourceTable<FirewallPolicy>()
    /// Rule groups of Network Firewalls.
    public internal(set) var firewallRuleGroups = ResourceTable<FirewallRuleGroup>()
    /// Application, network and gateway load balancers.
    public internal(set) var loadBalancers = ResourceTable<LoadBalancer>()
    /// Classic load balancers.
    public internal(set) var classicLoadBalancers = ResourceTable<ClassicLoadBalancer>()
    /// Listeners of load balancers that are not classic.
    public internal(set) var listeners = ResourceTable<LoadBalancerListener>()
    /// Rules of application load balancers.
    public internal(set) var listenerRules = ResourceTable<ListenerRule>()
    /// Target groups.
    public internal(set) var targetGroups = ResourceTable<TargetGroup>()
    /// Attributes of load balancers, listeners and target groups, by the file name of the ARN.
    public internal(set) var attributes: [String: ResourceAttributes] = [:]
    /// The targets of target groups, by the file name of the ARN.
    public internal(set) var targetHealth: [String: TargetHealth] = [:]
    /// Attributes of classic load balancers, by ``ClassicLoadBalancer/key(_:in:)``.
    var classicAttributes: [String: ClassicAttributes] = [:]
    /// The health of classic load balancers' instances, by the same.
    var classicHealth: [String: ClassicInstanceHealth] = [:]
    /// Functions of Lambda.
    public internal(set) var functions = ResourceTable<LambdaFunction>()
    /// Database instances.
    public internal(set) var databaseInstances = ResourceTable<DatabaseInstance>()
    /// Database clusters.
    public internal(set) var databaseClusters = ResourceTable<DatabaseCluster>()
    /// Clusters of Redshift.
    public internal(set) var warehouseClusters = ResourceTable<WarehouseCluster>()
    /// Tasks of ECS.
    public internal(set) var containerTasks = ResourceTable<ContainerTask>()
    /// Where each VPC was read from.
    public internal(set) var vpcOrigins: [String: Origin] = [:]
    /// Every place that a VPC was described in: a shared one also in the accounts it is shared with.
    var vpcSightings: [String: Set<Origin>] = [:]
    /// What could not be read, and what was not.
    public internal(set) var warnings: [SnapshotWarning] = []
    /// Calls that the collection was refused, by IAM action, with the reason.
    public internal(set) var refusals: [String: String] = [:]
    /// When its collection started, ISO 8601 in UTC; of several the earliest. Nil where no collection says it.
    public internal(set) var collectedAt: String?

    /// The account and region a resource was read for, as far as the file's place tells.
    public struct Origin: Sendable, Hashable {
        /// The twelve-digit account id.
        public var account: String?
        /// The region code.
        public var region: String?

        /// Whether two may be the same place, where a part that is not known may be any.
        public func mayBe(_ other: Origin) -> Bool {
            func fits(_ one: String?, _ two: String?) -> Bool { one == nil || two == nil || one == two }
            return fits(account, other.account) && fits(region, other.region)
        }

        /// An origin; nil parts are unknown.
        public init(account: String? = nil, region: String? = nil) {
            self.account = account
            self.region = region
        }
    }

    /// An empty snapshot.
    public init() {}

    /// Whether it holds no resource at all.
    public var isEmpty: Bool {
        vpcs.count + subnets.count + networkInterfaces.count + instances.count + securityGroups.count
            + routeTables.count
            + networkACLs.count + flowLogs.count == 0
    }

    /// How many there are of each kind that it has, in words.
    public var summary: String {
        let counts = [
            ("VPCs", vpcs.count), ("subnets", subnets.count), ("route tables", routeTables.count),
            ("network ACLs", networkACLs.count), ("security groups", securityGroups.count),
            ("network interfaces", networkInterfaces.count), ("instances", instances.count),
            ("internet gateways", internetGateways.count),
            ("egress-only internet gateways", egressOnlyInternetGateways.count), ("NAT gateways", natGateways.count),
            ("peering connections", peeringConnections.count), ("Elastic IP addresses", addresses.count),
            ("prefix lists", prefixLists.count), ("transit gateways", transitGateways.count),
            ("transit gateway attachments", transitGatewayAttachments.count),
            ("transit gateway route tables", transitGatewayRoutes.count),
            ("core networks", coreNetworks.count),
            ("virtual private gateways", vpnGateways.count), ("VPN connections", vpnConnections.count),
            ("virtual interfaces", virtualInterfaces.count),
            ("VPC endpoints", vpcEndpoints.count),
            ("endpoint services", endpointServiceConfigurations.count), ("network firewalls", firewalls.count),
            ("load balancers", loadBalancers.count + classicLoadBalancers.count), ("target groups", targetGroups.count),
        ]
        let present = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
        return present.isEmpty ? "nothing" : present.joined(separator: ", ")
    }
}
