public import Audit
import Findings

/// The reported findings of `awsdrops scan` as a table, in the forms that spreadsheets and pages take.
public enum ScanListingText {
    private static let head = [
        "code", "severity", "direction", "component", "message", "evidence", "fix", "fingerprint",
    ]

    /// CSV (RFC 4180) with a head; no cell is a formula to a spreadsheet.
    public static func csv(_ listing: ScanListing) -> String {
        ([head] + listing.reported.map(cells)).map(FlowTable.csv).joined()
    }

    /// A table of Markdown.
    public static func markdown(_ listing: ScanListing) -> String {
        let columns = head.dropLast()
        let rows = listing.reported.map { Array(cells($0).dropLast()) }
        return ([Array(columns), columns.map { _ in "---" }] + rows).map(FlowTable.markdown).joined()
    }

    private static func cells(_ listed: ListedFinding) -> [String] {
        let finding = listed.finding
        return [
            finding.code.rawValue, finding.severity.rawValue, finding.direction?.rawValue ?? "", finding.component,
            finding.message, finding.evidence.joined(separator: "; "),
            finding.advice.map { $0.command ?? $0.description }.joined(separator: "; "), listed.fingerprint,
        ]
    }
}
