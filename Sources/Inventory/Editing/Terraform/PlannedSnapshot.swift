import JSONText

/// A snapshot in which the changes of a plan are made, one resource after the other.
struct PlannedSnapshot {
    var snapshot: Snapshot
    /// What was not made, in words.
    private(set) var notes: [String] = []
    /// Types that are not read, with how many resources of each change.
    private var unread: [String: Int] = [:]

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// Makes all changes: first what goes, from the outside in, then what comes, from the inside out.
    mutating func apply(_ plan: TerraformPlan) throws(EditError) {
        let ids = TerraformIDs(plan.resources)
        var changes: [(kind: PlannedKind, resource: PlannedResource, after: PlannedValues?)] = []
        for resource in plan.resources {
            guard let kind = PlannedKind.all[resource.type] else {
                unread[resource.type, default: 0] += 1
                continue
            }
            changes.append((kind, resource, ids.resolved(resource)))
        }
        changes.sort { $0.kind.rank < $1.kind.rank }
        for change in changes.reversed() {
            guard let before = change.resource.before else { continue }
            if change.after == nil || change.resource.isReplaced || change.kind.update == nil {
                try change.kind.remove(&self, before)
            }
        }
        for change in changes {
            guard let after = change.after else { continue }
            if let before = change.resource.before, !change.resource.isReplaced, let update = change.kind.update {
                try update(&self, before, after)
            } else {
                try change.kind.make(&self, after)
            }
        }
        if !unread.isEmpty {
            let types = unread.sorted { $0.key < $1.key }.map { $0.value == 1 ? $0.key : "\($0.key) (\($0.value))" }
            notes.append(
                "not read, so what the plan does to them is not in the answer: " + types.joined(separator: ", "))
        }
    }

    mutating func note(_ values: PlannedValues, _ text: String) { notes.append("\(values.address): \(text)") }

    /// Notes that a resource is of a type whose making is not read.
    mutating func skip(_ values: PlannedValues, _ what: String) { note(values, "\(what) is not read") }

    /// Notes which of some attributes change, where their change is not read.
    mutating func noteUnread(_ before: PlannedValues, _ after: PlannedValues, _ attributes: String...) {
        for key in attributes where after.values[key] != nil && after.values[key] != before.values[key] {
            note(after, "the change of \(key) is not read")
        }
    }

    /// Values in the form of the AWS CLI, to be read as a snapshot is.
    static func fields(_ members: [(String, JSONValue)], of values: PlannedValues) throws(EditError) -> Fields {
        do throws(JSONError) {
            return Fields(try JSONDocument(parsing: JSONValue(members: members).encodedString()).root)
        } catch {
            throw EditError(values.address, "\(error)")
        }
    }

    /// A resource made of values in the form of the AWS CLI.
    static func read<Value>(
        _ members: [(String, JSONValue)], of values: PlannedValues,
        _ read: (Fields) throws(ElementError) -> Value
    ) throws(EditError) -> Value {
        let fields = try fields(members, of: values)
        do throws(ElementError) {
            return try read(fields)
        } catch {
            throw EditError(values.address, error.description)
        }
    }

    /// The resources that an id may mean: itself, all of them where it is not known, none where it is not in the snapshot.
    mutating func meant<Resource>(
        by id: String, in table: KeyPath<Snapshot, ResourceTable<Resource>>, _ values: PlannedValues
    ) -> [String] {
        if KnownAfterApply.attribute(of: id) != nil { return snapshot[keyPath: table].byID.keys.sorted() }
        if snapshot[keyPath: table][id] != nil { return [id] }
        note(values, "\(id) is not in the snapshot")
        return []
    }
}

extension String {
    /// Whether the text stands for a value that is known after apply only.
    var isStandIn: Bool { KnownAfterApply.attribute(of: self) != nil }
}
