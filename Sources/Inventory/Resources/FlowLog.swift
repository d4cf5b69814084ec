/// A flow log: what is logged, in which format, and where it goes (`DescribeFlowLogs`).
public struct FlowLog: SnapshotResource, Hashable {
    static let idKey: StaticString = "FlowLogId"

    /// `fl-…`.
    public let id: String
    /// What is logged: a VPC, subnet, interface, transit gateway or attachment; nil where not said.
    public let resourceID: String?
    /// The format of the records as AWS writes it, `${version} ${account-id} …`; nil where not said.
    public let format: String?
    /// `ACCEPT`, `REJECT` or `ALL`; nil for transit gateways, whose logs always hold all.
    public let trafficType: String?
    /// The log group, where the records go to CloudWatch Logs.
    public let logGroup: String?
    /// `cloud-watch-logs`, `s3` or `kinesis-data-firehose`; nil where not said.
    public let destinationType: String?
    /// The ARN of the bucket and folder, log group or stream; nil where not said.
    public let destination: String?
    /// Why the records do not arrive; nil where they do, or where that is not said.
    public let deliveryFault: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("FlowLogId")
        resourceID = try fields.optionalText("ResourceId")
        format = try fields.optionalText("LogFormat")
        trafficType = try fields.optionalText("TrafficType")
        logGroup = try fields.optionalText("LogGroupName")
        destinationType = try fields.optionalText("LogDestinationType")
        destination = try fields.optionalText("LogDestination")
        deliveryFault =
            try fields.optionalText("DeliverLogsStatus") == "FAILED"
            ? fields.optionalText("DeliverLogsErrorMessage") ?? "delivery fails" : nil
    }
}
