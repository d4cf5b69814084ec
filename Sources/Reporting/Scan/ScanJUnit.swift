public import Audit
public import Findings

/// The findings of `awsdrops scan` as a JUnit report, as CI systems read it: one test case for each finding.
public enum ScanJUnit {
    /// The whole document. What is at or above the level fails; what is below, known or suppressed is skipped, with the
    /// reason; gaps are errors, so that nothing takes them for passed. Without any there is one test case that passes.
    public static func xml(_ listing: ScanListing, _ gaps: [Gap], failOn: Severity) -> String {
        let matters = gaps.filter(\.matters)
        let failures = listing.reported.count { $0.finding.severity >= failOn }
        let tests = listing.all.count + matters.count
        let counts =
            "tests=\"\(max(1, tests))\" failures=\"\(failures)\" errors=\"\(matters.count)\" "
            + "skipped=\"\(listing.all.count - failures)\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
            "  <testsuite name=\"awsdrops scan\" \(counts)>",
        ]
        for listed in listing.all { lines += testCase(listed, failOn) }
        for gap in matters {
            lines += [
                "    <testcase classname=\"awsdrops.scan\" name=\"\(XMLText.escaped(gap.what))\">",
                "      <error type=\"unknown\" message=\"\(XMLText.escaped(gap.why))\"/>", "    </testcase>",
            ]
        }
        if tests == 0 { lines.append("    <testcase classname=\"awsdrops.scan\" name=\"nothing found\"/>") }
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private static func testCase(_ listed: ListedFinding, _ failOn: Severity) -> [String] {
        let finding = listed.finding
        let head =
            "    <testcase classname=\"awsdrops.scan.\(XMLText.escaped(finding.code.rawValue))\" "
            + "name=\"\(XMLText.escaped("\(finding.component): \(finding.message)"))\">"
        return [head, "      " + outcome(listed, failOn), "    </testcase>"]
    }

    private static func outcome(_ listed: ListedFinding, _ failOn: Severity) -> String {
        let finding = listed.finding
        switch listed.standing {
        case .known: return "<skipped message=\"known from the baseline\"/>"
        case .suppressed(let entry):
            return "<skipped message=\"\(XMLText.escaped("suppressed: \(entry.reason) (\(entry.owner))"))\"/>"
        case .new:
            let lines =
                finding.evidence
                + finding.advice.map { fix in
                    "fix: \(fix.description)" + (fix.command.map { "\n\($0)" } ?? "")
                }
            let body = XMLText.escaped(lines.joined(separator: "\n"))
            let message = XMLText.escaped(finding.message)
            guard finding.severity >= failOn else {
                return "<skipped message=\"\(finding.severity.rawValue): \(message)\"/>"
            }
            return "<failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(body)</failure>"
        }
    }
}
