import JSONText

extension SnapshotBuilder {
    /// Reads a top-level value of Cloud WAN; false where it is none.
    mutating func addCoreNetworks(
        _ key: String, _ value: JSONElement, of root: JSONElement, isTruncated: Bool, from source: SnapshotSource
    ) -> Bool {
        switch key {
        case "CoreNetworks":
            let known = snapshot.coreNetworks.byID
            read(value, key, isTruncated, into: \.snapshot.coreNetworks, from: source)
            // The full description has segments, which the list lacks.
            for (id, network) in known where network.segments != nil { snapshot.coreNetworks.byID[id] = network }
        case "CoreNetwork":
            readObject(value, key, from: source) { builder, fields throws(ElementError) in
                let network = try CoreNetwork(from: fields)
                builder.snapshot.coreNetworks.byID[network.id] = network
            }
        case "CoreNetworkPolicy":
            readObject(value, key, from: source) { builder, fields throws(ElementError) in
                let policy = try CoreNetworkPolicy(from: fields)
                builder.snapshot.coreNetworkPolicies.byID[policy.id] = policy
            }
        case "Attachments":
            read(value, key, isTruncated, into: \.snapshot.coreNetworkAttachments, from: source)
        case "VpcAttachment":
            readObject(value, key, from: source) { builder, fields throws(ElementError) in
                let attachment = try CoreNetworkVPCAttachment(from: fields)
                builder.snapshot.coreNetworkVPCAttachments.byID[attachment.id] = attachment
            }
        case "NetworkRoutes": readNetworkRoutes(root, from: source)
        case "CoreNetworkSegmentEdge", "RouteTableArn", "RouteTableType", "RouteTableTimestamp": break
        default: return false
        }
        return true
    }

    /// The tables of network function groups say which group they are of, and are not read.
    private mutating func readNetworkRoutes(_ root: JSONElement, from source: SnapshotSource) {
        if root["CoreNetworkSegmentEdge"] == nil, root["RouteTableType"]?.equals("CORE_NETWORK_SEGMENT") != true {
            return
        }
        readObject(root, "NetworkRoutes", from: source) { builder, fields throws(ElementError) in
            let routes = try CoreNetworkRoutes(from: fields)
            builder.snapshot.coreNetworkRoutes.byID[routes.id] = routes
        }
    }

    private mutating func readObject(
        _ value: JSONElement, _ key: String, from source: SnapshotSource,
        _ add: (inout SnapshotBuilder, Fields) throws(ElementError) -> Void
    ) {
        do throws(ElementError) {
            try add(&self, try object(value))
        } catch {
            warn(source, value, key, error.description)
        }
    }
}
