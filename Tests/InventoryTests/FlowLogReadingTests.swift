import Testing

@testable import Inventory

/// Flow logs as `aws ec2 describe-flow-logs` prints them.
@Suite struct FlowLogReadingTests {
    @Test func readsWhatTellsFormatAndPlace() throws {
        let snapshot = try SnapshotFolder([
            "describe-flow-logs.json": Element.list(
                "FlowLogs",
                #"""
                {"FlowLogId": "fl-0a", "ResourceId": "vpc-0a", "TrafficType": "ALL", "FlowLogStatus": "ACTIVE",
                 "LogDestinationType": "cloud-watch-logs", "LogGroupName": "flows", "MaxAggregationInterval": 60,
                 "LogFormat": "${version} ${srcaddr} ${dstaddr} ${action}"}
                """#,
                #"{"FlowLogId": "fl-0b", "LogDestinationType": "s3", "LogDestination": "arn:aws:s3:::bucket/logs"}"#)
        ]).read()
        let log = try #require(snapshot.flowLogs["fl-0a"])
        #expect(log.format == "${version} ${srcaddr} ${dstaddr} ${action}")
        #expect(log.logGroup == "flows" && log.resourceID == "vpc-0a" && log.trafficType == "ALL")
        #expect(snapshot.flowLogs["fl-0b"]?.destination == "arn:aws:s3:::bucket/logs")
        #expect(snapshot.warnings.isEmpty)
    }
}
