import JSONText

extension Snapshot {
    /// The snapshot as it would be after some edits, made in order.
    ///
    /// - Throws: `EditError` for an operation that is not known, a parameter that is missing or cannot be read, and for what the
    ///   operation is about and is not there.
    public func applying(_ edits: [SnapshotEdit]) throws(EditError) -> Snapshot {
        var snapshot = self
        for edit in edits {
            let document: JSONDocument
            do throws(JSONError) {
                document = try JSONDocument(parsing: edit.parameters.encodedString())
            } catch {
                throw EditError(edit.place, "\(error)")
            }
            do throws(ElementError) {
                try snapshot.apply(edit, Fields(document.root))
            } catch {
                throw EditError(edit.place, "\(edit.operation): \(error.description)")
            }
        }
        return snapshot
    }

    /// The operations that edits may use.
    public static let editOperations = [
        "accept-vpc-peering-connection", "associate-route-table", "attach-internet-gateway",
        "authorize-security-group-egress", "authorize-security-group-ingress", "create-network-acl-entry",
        "create-route", "delete-network-acl-entry",
        "delete-route", "modify-instance-attribute", "modify-instance-metadata-options",
        "modify-network-interface-attribute", "replace-network-acl-association", "replace-network-acl-entry",
        "replace-route", "replace-route-table-association", "revoke-security-group-egress",
        "revoke-security-group-ingress", "start-instances", "stop-instances",
    ]

    private mutating func apply(_ edit: SnapshotEdit, _ fields: Fields) throws(ElementError) {
        switch edit.operation {
        case "authorize-security-group-ingress": try authorize(fields, isEgress: false)
        case "authorize-security-group-egress": try authorize(fields, isEgress: true)
        case "revoke-security-group-ingress": try revoke(fields, isEgress: false)
        case "revoke-security-group-egress": try revoke(fields, isEgress: true)
        case "create-network-acl-entry", "replace-network-acl-entry", "delete-network-acl-entry":
            try editEntry(fields, edit.operation)
        case "create-route", "replace-route", "delete-route": try editRoute(fields, edit.operation)
        case "associate-route-table": try associateTable(fields, subnetID: fields.text("SubnetId"))
        case "replace-route-table-association": try replaceTable(fields)
        case "replace-network-acl-association": try replaceACL(fields)
        case "modify-network-interface-attribute":
            try modifyInterface(fields, id: fields.text("NetworkInterfaceId"))
        case "modify-instance-attribute": try modifyInstance(fields)
        case "modify-instance-metadata-options": try modifyMetadata(fields)
        case "start-instances": try setState(fields, "running")
        case "stop-instances": try setState(fields, "stopped")
        case "attach-internet-gateway": try attachGateway(fields)
        case "accept-vpc-peering-connection": try acceptPeering(fields)
        default:
            throw ElementError(
                field: "the operation",
                reason: "cannot be applied to a snapshot; these can: \(Self.editOperations.joined(separator: ", "))")
        }
    }

    /// What an edit is about; an error where it is not in the snapshot.
    func existing<Resource>(
        _ key: StaticString, of fields: Fields, in table: ResourceTable<Resource>
    ) throws(ElementError) -> Resource {
        let id = try fields.text(key)
        guard let resource = table[id] else { throw fields.error(key, "\(id) is not in the snapshot") }
        return resource
    }
}
