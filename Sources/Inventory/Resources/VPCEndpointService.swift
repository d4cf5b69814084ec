import JSONText

/// What a consumer sees of an endpoint service (`DescribeVpcEndpointServices`, its `ServiceDetails`).
public struct VPCEndpointService: SnapshotResource, Hashable {
    static let idKey: StaticString = "ServiceName"

    /// The service's name.
    public let id: String
    /// The zones where it is offered; empty where not said.
    public let zones: [String]
    /// The service's own names, which lead to an endpoint with private names inside its VPC.
    public let privateNames: [String]

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("ServiceName")
        zones = try fields.texts("AvailabilityZones")
        let others = try fields.list("PrivateDnsNames") { item throws(ElementError) in
            try item.optionalText("PrivateDnsName")
        }.compactMap(\.self)
        let all = (try fields.optionalText("PrivateDnsName").map { [$0] } ?? []) + others
        privateNames = Array(Set(all.map { $0.lowercased() })).sorted()
    }
}
