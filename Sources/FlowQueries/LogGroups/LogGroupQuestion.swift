import AWSClient
import FlowLogs
import JSONText
import OrderedCollections

/// Which events of a log group are asked for.
struct LogGroupQuestion: Sendable {
    let group: String
    let region: String
    /// Of the events, which is when a record's window began; in milliseconds, both ends included.
    let times: ClosedRange<Int64>
    /// The beginning of the streams' names; nil for all streams.
    let stream: String?
    /// What CloudWatch Logs compares the events with itself; nil for all.
    let pattern: String?

    /// The page after a token.
    func call(_ token: String?) -> AWSCall {
        var parameters: OrderedDictionary<String, JSONValue> = [
            "logGroupName": .string(group), "startTime": JSONValue(Int(times.lowerBound)),
            "endTime": JSONValue(Int(times.upperBound)), "limit": JSONValue(10000),
        ]
        parameters["logStreamNamePrefix"] = stream.map { .string($0) }
        parameters["filterPattern"] = pattern.map { .string($0) }
        parameters["nextToken"] = token.map { .string($0) }
        return AWSCall("logs", "FilterLogEvents", parameters: .object(parameters), region: region)
    }
}
