public import Findings
public import JSONText

/// The findings of `awsdrops scan` as JSON, in the form of the schema `awsdrops.scan/1`.
public enum ScanReport {
    /// The whole document.
    public static func json(_ findings: [Finding], _ gaps: [Gap]) -> JSONValue {
        [
            "schema": "awsdrops.scan/1",
            "findings": .array(findings.map(FindingReport.json)),
            "gaps": .array(gaps.map(FindingReport.json)),
        ]
    }
}
