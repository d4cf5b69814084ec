import JSONText

extension SnapshotBuilder {
    /// Takes in what the calls about VPC endpoints, their services and firewalls print.
    ///
    /// - Returns: Whether the key is one of theirs.
    mutating func addEndpointMember(
        _ key: String, _ value: JSONElement, of root: JSONElement, isTruncated: Bool, from source: SnapshotSource
    ) -> Bool {
        switch key {
        case "VpcEndpoints": read(value, key, isTruncated, into: \.snapshot.vpcEndpoints, from: source)
        case "ServiceDetails": read(value, key, isTruncated, into: \.snapshot.endpointServices, from: source)
        case "ServiceConfigurations":
            read(value, key, isTruncated, into: \.snapshot.endpointServiceConfigurations, from: source)
        case "ServiceNames": break
        default: return false
        }
        return true
    }
}
