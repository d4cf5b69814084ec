import FlowQueries
import Inventory
import JSONText

/// The smallest IAM policy that lets awsdrops make every call it makes. All of them only read, but for those of
/// `path --cross-check` and `flows --engine`, which have statements of their own.
enum AccessPolicy {
    /// What Reachability Analyzer needs; it works through an own service that has no API (its guide, required permissions).
    private static let crossCheck =
        ReachabilityAnalyzer.operations.map { "ec2:\($0)" }
        + ["CreateQuery", "ExtendQuery", "GetQueryAnswer", "GetQueryExplanation", "GetQueryExtensionAccounts"]
        .map { "tiros:\($0)" }

    /// What `flows --engine` needs. Athena reads its catalogue, Glue, with the caller's permissions; which buckets it reads and
    /// writes is not known here.
    private static let flowsEngine =
        AthenaClient.operations.map { "athena:\($0)" } + InsightsClient.operations.map { "logs:\($0)" }
        + ["GetDatabase", "GetDatabases", "GetPartitions", "GetTable", "GetTables"].map { "glue:\($0)" }

    /// What reading flow logs where they lie needs; whose buckets and keys those are is not known here.
    private static let flowsReading = ["logs:FilterLogEvents", "s3:GetObject", "s3:ListBucket"]

    /// The policy document. Describe and List calls take no resources, so the resource is `*`.
    static var json: JSONValue {
        let actions = Set(CollectionPlan.all.map(\.action) + ["ec2:DescribeRegions"])
        return [
            "Version": "2012-10-17",
            "Statement": [
                [
                    "Sid": "AwsdropsReadsOnly", "Effect": "Allow", "Action": JSONValue(actions.sorted()),
                    "Resource": "*",
                ],
                [
                    "Sid": "OnlyForPathCrossCheck", "Effect": "Allow", "Action": JSONValue(crossCheck.sorted()),
                    "Resource": "*",
                ],
                [
                    "Sid": "OnlyForFlowsEngine", "Effect": "Allow", "Action": JSONValue(flowsEngine.sorted()),
                    "Resource": "*",
                ],
                [
                    "Sid": "OnlyForFlowsInS3AndLogGroups", "Effect": "Allow", "Action": JSONValue(flowsReading),
                    "Resource": "*",
                ],
            ],
        ]
    }
}
