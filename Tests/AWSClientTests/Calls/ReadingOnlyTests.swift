import Testing

@testable import AWSClient

/// The program changes nothing in an account. A call that is not in the table of shapes cannot be made.
@Suite struct ReadingOnlyTests {
    private static let readingVerbs = ["Describe", "Filter", "Get", "List", "Search"]
    /// These make credentials for the caller itself, and leave nothing behind.
    private static let credentials: Set = ["sts AssumeRole", "sts AssumeRoleWithWebIdentity", "sso-oidc CreateToken"]
    /// `--cross-check` asks Reachability Analyzer, and deletes the path and the analysis it made.
    private static let crossCheck: Set = [
        "ec2 CreateNetworkInsightsPath", "ec2 StartNetworkInsightsAnalysis", "ec2 DeleteNetworkInsightsAnalysis",
        "ec2 DeleteNetworkInsightsPath",
    ]

    /// `flows --engine` starts queries, which read, and stops its own where it is interrupted. The one statement of Athena
    /// that makes anything, CREATE TABLE, is run for `--create-table` alone, which prints it first.
    private static let flowsEngine: Set = [
        "athena StartQueryExecution", "athena StopQueryExecution", "logs StartQuery", "logs StopQuery",
    ]

    @Test("No call changes anything, except those of --cross-check and --engine") func callsOnlyRead() {
        let operations = ShapeTable.operations
        #expect(operations.count > 100)
        for operation in operations {
            let verb = operation.split(separator: " ").last ?? ""
            let reads = Self.readingVerbs.contains { verb.hasPrefix($0) }
            #expect(
                reads || Self.credentials.contains(operation) || Self.crossCheck.contains(operation)
                    || Self.flowsEngine.contains(operation),
                "\(operation) may change something")
        }
    }
}
