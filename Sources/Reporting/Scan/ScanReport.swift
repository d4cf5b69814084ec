public import Audit
public import Findings
public import JSONText

/// The findings of `awsdrops scan` as JSON, in the form of the schema `awsdrops.scan/1`.
public enum ScanReport {
    /// The whole document.
    ///
    /// - Parameter groups: The findings put together, where that is asked for.
    public static func json(_ listing: ScanListing, _ gaps: [Gap], groups: [FindingGrouping.Group]?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("schema", "awsdrops.scan/1"),
            (
                "findings",
                .array(
                    listing.reported.map { listed in
                        FindingReport.json(
                            listed.finding, adding: [("fingerprint", .string(listed.fingerprint))])
                    })
            ),
        ]
        if let groups {
            members.append(
                (
                    "groups",
                    .array(
                        groups.map { group in
                            [
                                "keys": .array(group.keys.map { .string($0) }),
                                "findings": .array(group.findings.map { .string($0.fingerprint) }),
                            ]
                        })
                ))
        }
        members += [
            ("suppressed", .array(listing.suppressed.map { suppressed($0.listed, $0.by) })),
            ("known", JSONValue(listing.knownCount)), ("solved", JSONValue(listing.solved)),
            ("gaps", .array(gaps.map(FindingReport.json))),
        ]
        return JSONValue(members: members)
    }

    private static func suppressed(_ listed: ListedFinding, _ entry: Suppression) -> JSONValue {
        [
            "fingerprint": .string(listed.fingerprint), "code": .string(listed.finding.code.rawValue),
            "component": .string(listed.finding.component), "message": .string(listed.finding.message),
            "reason": .string(entry.reason), "owner": .string(entry.owner),
            "expires": JSONValue(entry.expires?.description),
        ]
    }
}
