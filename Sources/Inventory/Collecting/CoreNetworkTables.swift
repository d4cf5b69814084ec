import JSONText

/// The route tables of a Cloud WAN core network: one for each segment, and each network function group, at each edge.
enum CoreNetworkTables {
    /// The calls of `GetNetworkRoutes` that an answer of `GetCoreNetwork` asks for.
    ///
    /// - Parameter id: The core network that was asked for.
    static func requests(in answer: JSONElement, of id: String?) -> [IDRequest] {
        guard let id, let network = answer["CoreNetwork"], let owner = network["GlobalNetworkId"]?.string else {
            return []
        }
        return tables(network["Segments"], "segment", "CoreNetworkSegmentEdge", "SegmentName", id, owner)
            + tables(
                network["NetworkFunctionGroups"], "group", "CoreNetworkNetworkFunctionGroup",
                "NetworkFunctionGroupName", id, owner)
    }

    private static func tables(
        _ listed: JSONElement?, _ kind: String, _ member: String, _ nameMember: String, _ id: String, _ owner: String
    ) -> [IDRequest] {
        guard let listed else { return [] }
        return listed.elements.flatMap { table -> [IDRequest] in
            guard let name = table["Name"]?.string, let edges = table["EdgeLocations"] else { return [] }
            return edges.elements.compactMap(\.string).map { edge in
                let place = JSONValue(members: [
                    ("CoreNetworkId", .string(id)), (nameMember, .string(name)), ("EdgeLocation", .string(edge)),
                ])
                return IDRequest(
                    id: "\(id)_\(kind)_\(name)_\(edge)",
                    parameters: [
                        "GlobalNetworkId": .string(owner),
                        "RouteTableIdentifier": JSONValue(members: [(member, place)]),
                    ])
            }
        }
    }
}
