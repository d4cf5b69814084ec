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
        case "VpcEncryptionControls": read(value, key, isTruncated, into: \.snapshot.encryptionControls, from: source)
        case "Firewall": readWhole(root, into: \.snapshot.firewalls, from: source)
        case "FirewallPolicy": readWhole(root, into: \.snapshot.firewallPolicies, from: source)
        case "RuleGroup": readWhole(root, into: \.snapshot.firewallRuleGroups, from: source)
        case "VpcEndpointAssociation": readWhole(root, into: \.snapshot.firewallAssociations, from: source)
        // What stands beside those, and lists that only name what others describe.
        case "ServiceNames", "FirewallStatus", "FirewallPolicyResponse", "RuleGroupResponse",
            "VpcEndpointAssociationStatus", "UpdateToken", "Firewalls", "FirewallPolicies", "RuleGroups":
            break
        default: return false
        }
        return true
    }

    /// Reads an answer that is one resource as a whole.
    private mutating func readWhole<Resource: SnapshotResource>(
        _ root: JSONElement, into table: WritableKeyPath<SnapshotBuilder, ResourceTable<Resource>>,
        from source: SnapshotSource
    ) {
        self[keyPath: table].isPresent = true
        do throws(ElementError) {
            let resource = try Resource(from: Fields(root))
            if self[keyPath: table][resource.id] == nil { self[keyPath: table].byID[resource.id] = resource }
        } catch {
            self[keyPath: table].incompleteFor.insert(source.origin)
            warn(source, root, source.stem, error.description)
        }
    }
}
