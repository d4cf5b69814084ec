public import AWSClient
public import FlowLogs
import JSONText

/// A flow log as DescribeFlowLogs tells it, with what a table over its files, or a query of its log group, needs.
public struct FlowLogSource: Sendable, Hashable {
    /// `fl-…`.
    public let id: String
    /// The format of the records; nil where AWS does not say, or it is none.
    public let layout: RecordLayout?
    /// Where the files are; nil where the records do not go to S3.
    public let files: FlowTableDefinition.Source?
    /// Where the records are in CloudWatch Logs; nil where they do not go there.
    public let logGroup: String?

    /// The flow logs of an account in a region, in order of their ids.
    public static func all(
        _ caller: ServiceCaller, account: String, region: String
    ) async throws(QueryFailure) -> [FlowLogSource] {
        let answer = try await QueryFailure.document(
            caller, AWSCall("ec2", "DescribeFlowLogs", region: region), pages: true)
        let logs = answer.root["FlowLogs"]?.elements.compactMap { FlowLogSource($0, account: account, region: region) }
        return (logs ?? []).sorted { $0.id < $1.id }
    }

    private init?(_ log: JSONElement, account: String, region: String) {
        guard let id = log["FlowLogId"]?.string else { return nil }
        self.id = id
        let layout = log["LogFormat"]?.string.flatMap { try? RecordLayout(format: $0) }
        self.layout = layout
        let type = log["LogDestinationType"]?.string
        logGroup = type == nil || type == "cloud-watch-logs" ? log["LogGroupName"]?.string : nil
        let options = log["DestinationOptions"]
        guard type == "s3", let layout,
            let place = log["LogDestination"]?.string?.split(separator: ":", maxSplits: 5).last
        else {
            files = nil
            return
        }
        let parts = place.split(separator: "/", maxSplits: 1)
        files = FlowTableDefinition.Source(
            layout: layout, bucket: parts.first.map(String.init) ?? "", folder: parts.count > 1 ? String(parts[1]) : "",
            account: account, region: region, isParquet: options?["FileFormat"]?.string == "parquet",
            isHiveCompatible: options?["HiveCompatiblePartitions"]?.bool == true,
            isHourly: options?["PerHourPartition"]?.bool == true,
            created: log["CreationTime"]?.string.flatMap { TimeText.time($0, now: 0) } ?? Self.firstFlowLogs)
    }

    /// Flow logs exist since June 2015.
    private static let firstFlowLogs: Int64 = 1_433_116_800
}
