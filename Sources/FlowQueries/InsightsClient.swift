public import AWSClient
public import FlowLogs
import JSONText

/// Runs queries in CloudWatch Logs Insights.
public struct InsightsClient: Sendable {
    /// Asks AWS.
    public let caller: ServiceCaller
    /// The region of the log groups.
    public let region: String
    /// The log groups, by name.
    public let logGroups: [String]
    /// The time that is looked at, in Unix seconds: of the events, which is when a record's window began.
    public let times: ClosedRange<Int64>

    /// The operations that are asked.
    public static let operations = ["GetQueryResults", "StartQuery", "StopQuery"]

    /// A client that has asked nothing yet.
    public init(caller: ServiceCaller, region: String, logGroups: [String], times: ClosedRange<Int64>) {
        self.caller = caller
        self.region = region
        self.logGroups = logGroups
        self.times = times
    }

    /// Starts a query, waits for its end, and gives its rows.
    ///
    /// Where the task is cancelled the query is stopped.
    /// - Parameter progress: told after each look how many bytes were scanned so far.
    public func rows(
        of query: String, progress: (Int64) -> Void
    ) async throws(QueryFailure) -> (rows: [InsightsAnswer.Row], run: QueryRun) {
        let answer = try await ask(
            "StartQuery",
            [
                "logGroupNames": .array(logGroups.map { .string($0) }), "queryString": .string(query),
                "startTime": JSONValue(Int(times.lowerBound)), "endTime": JSONValue(Int(times.upperBound)),
                "limit": JSONValue(InsightsQuery.mostRows),
            ])
        guard let id = answer.root["queryId"]?.string else { throw unreadable("no queryId") }
        do throws(QueryFailure) {
            return try await finish(id, progress)
        } catch {
            if case .call(.cancelled) = error { await stop(id) }
            throw error
        }
    }

    private func finish(
        _ id: String, _ progress: (Int64) -> Void
    ) async throws(QueryFailure) -> (rows: [InsightsAnswer.Row], run: QueryRun) {
        var pause = PollingPause()
        while true {
            let answer = try await ask("GetQueryResults", ["queryId": .string(id)])
            guard let status = answer.root["status"]?.string else { throw unreadable("no status of the query \(id)") }
            let bytes = Int64(answer.root["statistics"]?["bytesScanned"]?.double ?? 0)
            progress(bytes)
            switch status {
            case "Complete":
                return (try await rows(of: id, answer), QueryRun(id: id, bytesScanned: bytes))
            case "Scheduled", "Running", "Unknown": try await pause.wait()
            default:
                throw .query(
                    "the Logs Insights query \(id) ended as \(status). Ask about a shorter time, or try again")
            }
        }
    }

    private func rows(of id: String, _ first: JSONDocument) async throws(QueryFailure) -> [InsightsAnswer.Row] {
        var rows = Self.rows(first)
        var token = first.root["nextToken"]?.string
        while let next = token, rows.count < InsightsQuery.mostRows {
            let page = try await ask("GetQueryResults", ["queryId": .string(id), "nextToken": .string(next)])
            rows += Self.rows(page)
            token = page.root["nextToken"]?.string
            guard token != next else { throw unreadable("the same page of results twice") }
        }
        return rows
    }

    private static func rows(_ page: JSONDocument) -> [InsightsAnswer.Row] {
        page.root["results"]?.elements.map { row in
            var values: InsightsAnswer.Row = [:]
            for cell in row.elements {
                if let field = cell["field"]?.string, let value = cell["value"]?.string { values[field] = value }
            }
            return values
        } ?? []
    }

    /// Stops a query of a task that is cancelled already, in a task of its own.
    private func stop(_ id: String) async {
        let call = AWSCall("logs", "StopQuery", parameters: ["queryId": .string(id)], region: region)
        _ = await Task { try? await caller.call(call) }.value
    }

    private func ask(_ operation: String, _ parameters: JSONValue) async throws(QueryFailure) -> JSONDocument {
        try await QueryFailure.document(caller, AWSCall("logs", operation, parameters: parameters, region: region))
    }

    private func unreadable(_ reason: String) -> QueryFailure {
        .call(.unreadable(call: "logs", host: region, reason: reason, isTruncated: false))
    }
}
