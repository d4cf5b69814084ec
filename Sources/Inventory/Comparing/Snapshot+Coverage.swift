extension Snapshot {
    /// What a list proves: whether it is there, for which places, and for which not all of it.
    struct TableCoverage: Hashable {
        let isPresent: Bool
        let readFor: Set<Origin>
        let incompleteFor: Set<Origin>
    }

    /// What every list of the snapshot proves, in a fixed order.
    var coverage: [TableCoverage] { Self.coveredTables.map { $0.read(self) } }

    /// Makes every list prove what it does in another snapshot.
    mutating func takeCoverage(of other: Snapshot) {
        for table in Self.coveredTables { table.take(&self, other) }
    }

    private struct CoveredTable: Sendable {
        let read: @Sendable (Snapshot) -> TableCoverage
        let take: @Sendable (inout Snapshot, Snapshot) -> Void

        init<Resource: Sendable>(_ path: any WritableKeyPath<Snapshot, ResourceTable<Resource>> & Sendable) {
            read = { snapshot in
                let table = snapshot[keyPath: path]
                return TableCoverage(
                    isPresent: table.isPresent, readFor: table.readFor, incompleteFor: table.incompleteFor)
            }
            take = { snapshot, other in
                let table = other[keyPath: path]
                snapshot[keyPath: path].isPresent = table.isPresent
                snapshot[keyPath: path].readFor = table.readFor
                snapshot[keyPath: path].incompleteFor = table.incompleteFor
            }
        }
    }

    private static let coveredTables: [CoveredTable] = [
        .init(\.vpcs), .init(\.subnets), .init(\.routeTables), .init(\.networkACLs), .init(\.securityGroups),
        .init(\.networkInterfaces), .init(\.instances), .init(\.instanceTypes), .init(\.internetGateways),
        .init(\.egressOnlyInternetGateways), .init(\.natGateways), .init(\.peeringConnections), .init(\.addresses),
        .init(\.blockPublicAccessExclusions), .init(\.prefixLists), .init(\.transitGateways),
        .init(\.transitGatewayAttachments), .init(\.transitGatewayVPCAttachments), .init(\.transitGatewayPeerings),
        .init(\.transitGatewayConnects), .init(\.transitGatewayConnectPeers), .init(\.transitGatewayRouteTables),
        .init(\.transitGatewayRoutes), .init(\.transitGatewayAssociations), .init(\.transitGatewayPropagations),
        .init(\.vpnGateways), .init(\.vpnConnections), .init(\.virtualInterfaces), .init(\.directConnectGateways),
        .init(\.directConnectAssociations), .init(\.vpcEndpoints), .init(\.endpointServices),
        .init(\.endpointServiceConfigurations), .init(\.encryptionControls), .init(\.firewalls),
        .init(\.firewallAssociations), .init(\.firewallPolicies), .init(\.firewallRuleGroups), .init(\.loadBalancers),
        .init(\.classicLoadBalancers), .init(\.listeners), .init(\.listenerRules), .init(\.targetGroups),
        .init(\.functions), .init(\.databaseInstances), .init(\.databaseClusters), .init(\.warehouseClusters),
        .init(\.containerTasks),
    ]
}
