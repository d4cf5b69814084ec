import JSONText

extension SnapshotBuilder {
    /// Reads a top-level value of transit gateways, VPN, Direct Connect or flow logs; false where it is none.
    mutating func addConnections(
        _ key: String, _ value: JSONElement, of root: JSONElement, isTruncated: Bool, from source: SnapshotSource
    ) -> Bool {
        switch key {
        case "TransitGateways": read(value, key, isTruncated, into: \.snapshot.transitGateways, from: source)
        case "TransitGatewayAttachments": readAttachments(value, isTruncated, from: source)
        case "TransitGatewayVpcAttachments":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayVPCAttachments, from: source)
        case "TransitGatewayPeeringAttachments":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayPeerings, from: source)
        case "TransitGatewayConnects":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayConnects, from: source)
        case "TransitGatewayConnectPeers":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayConnectPeers, from: source)
        case "TransitGatewayRouteTables":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayRouteTables, from: source)
        case "TransitGatewayStaticRoutes":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayRoutes, from: source)
        case "TransitGatewayPropagations":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayPropagations, from: source)
        case "TransitGatewayRouteTableAssociations":
            read(value, key, isTruncated, into: \.snapshot.transitGatewayAssociations, from: source)
        case "TransitGatewayRouteTablePropagations":
            readOfTable(root, key, into: \.transitGatewayPropagations, from: source, TransitGatewayPropagations.init)
        case "Associations":
            // Those of a policy table say whose they are in each element, and are not read.
            if value.elements.contains(where: { $0["TransitGatewayPolicyTableId"] != nil }) { return false }
            readOfTable(root, key, into: \.transitGatewayAssociations, from: source, TransitGatewayAssociations.init)
        case "Routes":
            // Client VPN, local gateways and route servers answer with routes too, and say whose they are in each.
            let others = ["ClientVpnEndpointId", "LocalGatewayRouteTableId", "RouteServerEndpointId"]
            let isOfOthers = value.elements.contains { element in others.contains { element[name: $0] != nil } }
            if isOfOthers { return false }
            readOfTable(root, key, into: \.transitGatewayRoutes, from: source) { id, fields throws(ElementError) in
                try TransitGatewayRoutes(id: id, from: fields)
            }
        case "FlowLogs": read(value, key, isTruncated, into: \.snapshot.flowLogs, from: source)
        case "VpnGateways": read(value, key, isTruncated, into: \.snapshot.vpnGateways, from: source)
        case "VpnConnections": read(value, key, isTruncated, into: \.snapshot.vpnConnections, from: source)
        case "virtualInterfaces": read(value, key, isTruncated, into: \.snapshot.virtualInterfaces, from: source)
        case "directConnectGateways":
            read(value, key, isTruncated, into: \.snapshot.directConnectGateways, from: source)
        case "directConnectGatewayAssociations":
            read(value, key, isTruncated, into: \.snapshot.directConnectAssociations, from: source)
        default: return false
        }
        return true
    }

    /// Of two descriptions of one attachment that stays which tells the association: only the gateway's owner sees it.
    private mutating func readAttachments(_ value: JSONElement, _ isTruncated: Bool, from source: SnapshotSource) {
        let known = snapshot.transitGatewayAttachments.byID
        snapshot.transitGatewayAttachments.byID = [:]
        read(value, "TransitGatewayAttachments", isTruncated, into: \.snapshot.transitGatewayAttachments, from: source)
        for (id, attachment) in known {
            let other = snapshot.transitGatewayAttachments[id]
            if attachment.associationState == nil, other?.associationState != nil { continue }
            snapshot.transitGatewayAttachments.byID[id] = attachment
        }
    }

    /// Reads an answer about one transit gateway route table: the file's name is the table's id.
    private mutating func readOfTable<Resource: SnapshotResource>(
        _ root: JSONElement, _ key: String, into table: WritableKeyPath<Snapshot, ResourceTable<Resource>>,
        from source: SnapshotSource, _ make: (String, Fields) throws(ElementError) -> Resource
    ) {
        do throws(ElementError) {
            guard source.stem.hasPrefix("tgw-rtb-") else {
                throw ElementError(
                    field: key, reason: "whose these are is not said: name the file after the route table")
            }
            let resource = try make(source.stem, Fields(root))
            snapshot[keyPath: table].isPresent = true
            snapshot[keyPath: table].readFor.insert(source.origin)
            if snapshot[keyPath: table][resource.id] == nil { snapshot[keyPath: table].byID[resource.id] = resource }
        } catch {
            snapshot[keyPath: table].incompleteFor.insert(source.origin)
            warn(source, root, source.stem, error.description)
        }
    }
}
