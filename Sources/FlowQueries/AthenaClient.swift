public import AWSClient
import JSONText

/// Runs queries in Athena.
public struct AthenaClient: Sendable {
    /// Asks AWS.
    public let caller: ServiceCaller
    /// The region whose Athena is asked.
    public let region: String
    /// The workgroup; nil for Athena's own default, `primary`.
    public let workgroup: String?
    /// Where Athena puts its results, `s3://…`; nil where the workgroup says.
    public let outputLocation: String?
    /// The catalogue of the tables.
    public let catalogue: String

    /// The operations that are asked. StartQueryExecution runs SELECT, and CREATE TABLE for `--create-table` alone.
    public static let operations = [
        "GetQueryExecution", "GetQueryResults", "GetTableMetadata", "ListDatabases", "ListTableMetadata",
        "StartQueryExecution", "StopQueryExecution",
    ]

    /// A client that has asked nothing yet.
    public init(
        caller: ServiceCaller, region: String, workgroup: String? = nil, outputLocation: String? = nil,
        catalogue: String = "AwsDataCatalog"
    ) {
        self.caller = caller
        self.region = region
        self.workgroup = workgroup
        self.outputLocation = outputLocation
        self.catalogue = catalogue
    }

    /// How far a query is.
    public struct Progress: Sendable {
        /// QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED.
        public let state: String
        /// What it has scanned so far, in bytes.
        public let bytesScanned: Int64
    }

    /// Starts a query, waits for its end, and hands its rows over, in Athena's order.
    ///
    /// Where the task is cancelled the query is stopped.
    /// - Parameters:
    ///   - progress: told after each look at the query.
    ///   - take: gets each row behind the head, nil for NULL.
    public func run(
        _ query: String, database: String, progress: (Progress) -> Void,
        take: ([String?]) throws(QueryFailure) -> Void
    ) async throws(QueryFailure) -> QueryRun {
        let id = try await start(query, database)
        do throws(QueryFailure) {
            let bytes = try await finish(id, progress)
            try await rows(of: id, take)
            return QueryRun(id: id, bytesScanned: bytes)
        } catch {
            if case .call(.cancelled) = error { await stop(id) }
            throw error
        }
    }

    private func start(_ query: String, _ database: String) async throws(QueryFailure) -> String {
        var parameters: [(String, JSONValue)] = [
            ("QueryString", .string(query)),
            // A repeated request with the same token starts no second query.
            ("ClientRequestToken", .string(Self.token())),
            ("QueryExecutionContext", ["Database": .string(database), "Catalog": .string(catalogue)]),
        ]
        if let workgroup { parameters.append(("WorkGroup", .string(workgroup))) }
        if let outputLocation {
            parameters.append(("ResultConfiguration", ["OutputLocation": .string(outputLocation)]))
        }
        let answer = try await ask("StartQueryExecution", JSONValue(members: parameters))
        guard let id = answer.root["QueryExecutionId"]?.string else { throw unreadable("no QueryExecutionId") }
        return id
    }

    /// Waits until the query has ended well; what it scanned, in bytes.
    private func finish(_ id: String, _ progress: (Progress) -> Void) async throws(QueryFailure) -> Int64 {
        var pause = PollingPause()
        while true {
            let answer = try await ask("GetQueryExecution", ["QueryExecutionId": .string(id)])
            guard let execution = answer.root["QueryExecution"], let status = execution["Status"],
                let state = status["State"]?.string
            else { throw unreadable("no state of the query \(id)") }
            let bytes = Int64(execution["Statistics"]?["DataScannedInBytes"]?.int ?? 0)
            progress(Progress(state: state, bytesScanned: bytes))
            switch state {
            case "SUCCEEDED": return bytes
            case "FAILED", "CANCELLED":
                let reason = status["StateChangeReason"]?.string ?? status["AthenaError"]?["ErrorMessage"]?.string
                throw .query("Athena's query \(id) ended as \(state): \(reason ?? "it gives no reason")")
            default: try await pause.wait()
            }
        }
    }

    private func rows(of id: String, _ take: ([String?]) throws(QueryFailure) -> Void) async throws(QueryFailure) {
        var token: String?
        var isFirst = true
        repeat {
            var parameters: [(String, JSONValue)] = [("QueryExecutionId", .string(id)), ("MaxResults", 1000)]
            if let token { parameters.append(("NextToken", .string(token))) }
            let answer = try await ask("GetQueryResults", JSONValue(members: parameters))
            for row in answer.root["ResultSet"]?["Rows"]?.elements.map({ $0 }) ?? [] {
                let values = row["Data"]?.elements.map { $0["VarCharValue"]?.string } ?? []
                // The first row of a SELECT's answer is its head.
                if !isFirst { try take(values) }
                isFirst = false
            }
            let next = answer.root["NextToken"]?.string
            guard next == nil || next != token else { throw unreadable("the same page of results twice") }
            token = next
        } while token != nil
    }

    /// Stops a query of a task that is cancelled already, in a task of its own.
    private func stop(_ id: String) async {
        let call = AWSCall(
            "athena", "StopQueryExecution", parameters: ["QueryExecutionId": .string(id)], region: region)
        _ = await Task { try? await caller.call(call) }.value
    }

    func ask(_ operation: String, _ parameters: JSONValue) async throws(QueryFailure) -> JSONDocument {
        try await QueryFailure.document(caller, AWSCall("athena", operation, parameters: parameters, region: region))
    }

    private func unreadable(_ reason: String) -> QueryFailure {
        .call(.unreadable(call: "athena", host: region, reason: reason, isTruncated: false))
    }

    /// A word that no other request has.
    private static func token() -> String {
        let bits = (UInt64.random(in: 0...(.max)), UInt64.random(in: 0...(.max)))
        let digits = [bits.0, bits.1].map { value in
            let text = String(value, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return "awsdrops-\(digits.joined())"
    }
}
