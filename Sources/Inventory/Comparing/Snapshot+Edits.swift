extension Snapshot {
    /// The differences from an older snapshot to this one, the smallest parts first.
    ///
    /// Applied to the older one, all of them make it this one as far as any answer depends on it.
    public func edits(since old: Snapshot) -> [ConfigurationEdit] {
        groupEdits(since: old) + networkACLEdits(since: old) + routeTableEdits(since: old)
            + interfaceEdits(since: old) + instanceEdits(since: old)
            + ComparedKind.all.flatMap { $0.edits(old, self) } + coverageEdits(since: old)
    }

    /// What was read differs: which lists there are, and which of them are whole.
    private func coverageEdits(since old: Snapshot) -> [ConfigurationEdit] {
        var edits: [ConfigurationEdit] = []
        if blockPublicAccessModes != old.blockPublicAccessModes {
            edits.append(
                ConfigurationEdit(
                    action: .changed, resource: "block public access", id: "block-public-access", detail: nil,
                    scope: .everything
                ) { $0.blockPublicAccessModes = $1.blockPublicAccessModes })
        }
        if coverage != old.coverage || vpcOrigins != old.vpcOrigins || vpcSightings != old.vpcSightings {
            edits.append(
                ConfigurationEdit(
                    action: .changed, resource: "snapshot", id: "snapshot",
                    detail: "what was read differs: lists that one snapshot has and the other lacks, or has in part",
                    scope: .everything
                ) { snapshot, other in
                    snapshot.takeCoverage(of: other)
                    snapshot.vpcOrigins = other.vpcOrigins
                    snapshot.vpcSightings = other.vpcSightings
                })
        }
        return edits
    }
}
