public import JSONText

/// Gathers AWS CLI output into a snapshot: dispatches on the top-level key, goes on past what it cannot read, and keeps a
/// warning for each such thing.
public struct SnapshotBuilder {
    var snapshot = Snapshot()
    var ruleRecords = ResourceTable<SecurityGroupRuleRecord>()
    private var reportedKeys: Set<String> = []
    /// Whether a collection ended before it had made all its calls: any list may then lack elements.
    var collectionWasCutShort = false
    /// Where each refused call was refused.
    var refusedFor: [String: Set<Snapshot.Origin>] = [:]

    /// An empty builder.
    public init() {}

    /// Adds one live answer.
    ///
    /// - Parameters:
    ///   - root: The answer in AWS CLI form.
    ///   - operation: The operation in kebab case.
    ///   - id: The id it was asked for, where its output does not carry it.
    ///   - origin: The account and region asked.
    public mutating func add(_ root: JSONElement, operation: String, id: String?, origin: Snapshot.Origin) {
        add(root, from: SnapshotSource(operation: operation, id: id, origin: origin))
    }

    /// Marks a call as refused: what it would have told of an account and region is unknown.
    public mutating func addRefusal(action: String, why: String, origin: Snapshot.Origin = Snapshot.Origin()) {
        snapshot.refusals[action] = why
        refusedFor[action, default: []].insert(origin)
    }

    /// Notes a file without content: `aws … > file` leaves one where the call failed.
    mutating func addEmptyFile(_ file: String) {
        snapshot.warnings.append(
            SnapshotWarning(
                file: file, line: nil, subject: "the file", reason: "is empty; did the call that should fill it fail?"))
    }

    mutating func add(_ root: JSONElement, from source: SnapshotSource) {
        guard root.kind == .object else {
            warn(
                source, root, "the file",
                "expected an object as AWS CLI prints it, found \(root.kind)")
            return
        }
        if root["schema"]?.equals("awsdrops.collect/1") == true {
            addRecord(root, from: source)
            return
        }
        // Direct Connect and its like write their members in lower case.
        let isTruncated = ["NextToken", "nextToken", "NextMarker"].contains { key in
            root[key].map { !$0.isNull } ?? false
        }
        for member in root.members {
            addMember(member.key, member.value, of: root, isTruncated: isTruncated, from: source)
        }
    }

    private mutating func addMember(
        _ key: String, _ value: JSONElement, of root: JSONElement, isTruncated: Bool, from source: SnapshotSource
    ) {
        if addEndpointMember(key, value, of: root, isTruncated: isTruncated, from: source) { return }
        if addLoadBalancerMember(key, value, of: root, isTruncated: isTruncated, from: source) { return }
        switch key {
        case "Vpcs":
            let known = Set(snapshot.vpcs.byID.keys)
            read(value, key, isTruncated, into: \.snapshot.vpcs, from: source)
            for id in snapshot.vpcs.byID.keys where !known.contains(id) { snapshot.vpcOrigins[id] = source.origin }
            for element in value.elements {
                if let id = element["VpcId"]?.string { snapshot.vpcSightings[id, default: []].insert(source.origin) }
            }
        case "Subnets": read(value, key, isTruncated, into: \.snapshot.subnets, from: source)
        case "RouteTables": read(value, key, isTruncated, into: \.snapshot.routeTables, from: source)
        case "NetworkAcls": read(value, key, isTruncated, into: \.snapshot.networkACLs, from: source)
        case "SecurityGroups": read(value, key, isTruncated, into: \.snapshot.securityGroups, from: source)
        case "SecurityGroupRules": read(value, key, isTruncated, into: \.ruleRecords, from: source)
        case "NetworkInterfaces": read(value, key, isTruncated, into: \.snapshot.networkInterfaces, from: source)
        case "InstanceTypes": read(value, key, isTruncated, into: \.snapshot.instanceTypes, from: source)
        case "InternetGateways": read(value, key, isTruncated, into: \.snapshot.internetGateways, from: source)
        case "EgressOnlyInternetGateways":
            read(value, key, isTruncated, into: \.snapshot.egressOnlyInternetGateways, from: source)
        case "NatGateways": read(value, key, isTruncated, into: \.snapshot.natGateways, from: source)
        case "VpcPeeringConnections": read(value, key, isTruncated, into: \.snapshot.peeringConnections, from: source)
        case "Addresses": read(value, key, isTruncated, into: \.snapshot.addresses, from: source)
        case "VpcBlockPublicAccessExclusions":
            read(value, key, isTruncated, into: \.snapshot.blockPublicAccessExclusions, from: source)
        case "VpcBlockPublicAccessOptions": readBlockPublicAccessOptions(value, from: source)
        case "Reservations": readReservations(value, isTruncated, from: source)
        case "PrefixLists": readPrefixLists(value, isTruncated, from: source)
        case "ManagedPrefixListEntries":
            readWrapped(value, key, from: source) { builder, item throws(ElementError) in
                try builder.addEntries(of: item, id: item.text("PrefixListId"))
            }
        case "Entries": readEntries(root, isTruncated, from: source)
        case "PrefixListId", "AdditionalRoutesAvailable", "NextToken", "nextToken", "NextMarker", "ResponseMetadata":
            break
        default:
            if addConnections(key, value, of: root, isTruncated: isTruncated, from: source) { break }
            if addCoreNetworks(key, value, of: root, isTruncated: isTruncated, from: source) { break }
            reportUnread(key, value, from: source)
        }
    }

    private mutating func reportUnread(_ key: String, _ value: JSONElement, from source: SnapshotSource) {
        let count = value.memberCount
        guard count > 0, reportedKeys.insert(key).inserted else { return }
        snapshot.warnings.append(
            SnapshotWarning(
                kind: .unusedKey, file: source.file, line: value.line, subject: key,
                reason: "not read by this version (\(count) element\(count == 1 ? "" : "s"))"))
    }

    mutating func warn(_ source: SnapshotSource, _ element: JSONElement, _ subject: String, _ reason: String) {
        snapshot.warnings.append(
            SnapshotWarning(file: source.file, line: element.line, subject: subject, reason: reason))
    }
}
