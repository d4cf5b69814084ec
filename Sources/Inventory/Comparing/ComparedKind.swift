/// A kind of resource of which two snapshots are compared as a whole, one by one.
struct ComparedKind: Sendable {
    /// The edits from one snapshot to another, in order of the ids.
    let edits: @Sendable (Snapshot, Snapshot) -> [ConfigurationEdit]

    /// The resources of a table.
    ///
    /// - Parameters:
    ///   - name: The kind in words.
    ///   - table: Where they are.
    ///   - scope: Whose packets a difference concerns.
    init<Resource: Equatable & Sendable>(
        _ name: String, _ table: any WritableKeyPath<Snapshot, ResourceTable<Resource>> & Sendable,
        scope: ConfigurationEdit.Scope = .everything
    ) {
        self.init(name, scope, read: { $0[keyPath: table].byID }, write: { $0[keyPath: table].byID[$1] = $2 })
    }

    /// The entries of a dictionary, such as attributes by the name of what they are of.
    init<Resource: Equatable & Sendable>(
        _ name: String, _ dictionary: any WritableKeyPath<Snapshot, [String: Resource]> & Sendable
    ) {
        self.init(name, .everything, read: { $0[keyPath: dictionary] }, write: { $0[keyPath: dictionary][$1] = $2 })
    }

    private init<Resource: Equatable & Sendable>(
        _ name: String, _ scope: ConfigurationEdit.Scope,
        read: @escaping @Sendable (Snapshot) -> [String: Resource],
        write: @escaping @Sendable (inout Snapshot, String, Resource?) -> Void
    ) {
        edits = { old, new in
            let (before, after) = (read(old), read(new))
            let ids = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            return ids.sorted().map { id in
                ConfigurationEdit(
                    action: before[id] == nil ? .added : after[id] == nil ? .removed : .changed, resource: name, id: id,
                    detail: nil, scope: scope
                ) { snapshot, other in write(&snapshot, id, read(other)[id]) }
            }
        }
    }

    /// Everything but security groups, ACLs, route tables, interfaces and instances, which are compared part by part.
    static let all: [ComparedKind] = [
        .init("VPC", \.vpcs), .init("subnet", \.subnets), .init("internet gateway", \.internetGateways),
        .init("egress-only internet gateway", \.egressOnlyInternetGateways), .init("NAT gateway", \.natGateways),
        .init("peering connection", \.peeringConnections), .init("Elastic IP address", \.addresses),
        .init("block public access exclusion", \.blockPublicAccessExclusions), .init("prefix list", \.prefixLists),
        .init("transit gateway", \.transitGateways), .init("transit gateway attachment", \.transitGatewayAttachments),
        .init("transit gateway VPC attachment", \.transitGatewayVPCAttachments),
        .init("transit gateway peering", \.transitGatewayPeerings),
        .init("transit gateway connect", \.transitGatewayConnects),
        .init("transit gateway connect peer", \.transitGatewayConnectPeers),
        .init("transit gateway route table", \.transitGatewayRouteTables),
        .init("transit gateway routes", \.transitGatewayRoutes),
        .init("transit gateway associations", \.transitGatewayAssociations),
        .init("transit gateway propagations", \.transitGatewayPropagations),
        .init("virtual private gateway", \.vpnGateways), .init("VPN connection", \.vpnConnections),
        .init("virtual interface", \.virtualInterfaces), .init("Direct Connect gateway", \.directConnectGateways),
        .init("Direct Connect association", \.directConnectAssociations), .init("VPC endpoint", \.vpcEndpoints),
        .init("endpoint service", \.endpointServices),
        .init("endpoint service configuration", \.endpointServiceConfigurations),
        .init("encryption control", \.encryptionControls), .init("firewall", \.firewalls),
        .init("firewall endpoint association", \.firewallAssociations), .init("firewall policy", \.firewallPolicies),
        .init("firewall rule group", \.firewallRuleGroups), .init("load balancer", \.loadBalancers),
        .init("classic load balancer", \.classicLoadBalancers), .init("listener", \.listeners),
        .init("listener rule", \.listenerRules), .init("target group", \.targetGroups),
        .init("attributes", \.attributes), .init("target health", \.targetHealth),
        .init("classic load balancer attributes", \.classicAttributes),
        .init("classic instance health", \.classicHealth),
        // These give names to interfaces, and decide nothing.
        .init("function", \.functions, scope: .nothing),
        .init("database instance", \.databaseInstances, scope: .nothing),
        .init("database cluster", \.databaseClusters, scope: .nothing),
        .init("warehouse cluster", \.warehouseClusters, scope: .nothing),
        .init("container task", \.containerTasks, scope: .nothing),
    ]
}
