import JSONText

/// What `path --with FILE` does to the configuration: edits one by one, or the plan of a Terraform run.
public enum SnapshotChange: Sendable {
    case edits([SnapshotEdit])
    case plan(TerraformPlan)

    /// A snapshot after a change.
    public struct Outcome: Sendable {
        /// The configuration as it would be.
        public let snapshot: Snapshot
        /// What of the change is not in it, in words for the user.
        public let notes: [String]
    }

    /// Reads a file's text: a plan as `terraform show -json` prints it, or a list of edits (``EditFile``).
    public static func read(_ text: String) throws(EditError) -> SnapshotChange {
        if let plan = try TerraformPlan.read(text) { return .plan(plan) }
        return .edits(try EditFile.read(text))
    }
}

extension Snapshot {
    /// The snapshot as it would be after a change.
    ///
    /// - Throws: `EditError` for what cannot be read or applied, with its line or Terraform address.
    public func applying(_ change: SnapshotChange) throws(EditError) -> SnapshotChange.Outcome {
        switch change {
        case .edits(let edits): return .init(snapshot: try applying(edits), notes: [])
        case .plan(let plan):
            var planned = PlannedSnapshot(self)
            try planned.apply(plan)
            return .init(snapshot: planned.snapshot, notes: plan.notes + planned.notes)
        }
    }
}
