import FlowLogs
import FlowQueries
import NetworkSets

/// Counts flow logs with CloudWatch Logs Insights.
struct InsightsEngine: FlowEngine {
    let client: InsightsClient
    let layout: RecordLayout
    let output: any OutputSettings

    /// The most addresses of either side by which requests are looked for.
    private static let mostAddresses = 100
    /// What Logs Insights charges per byte scanned: 0.005 USD per gigabyte (Amazon CloudWatch pricing, most regions).
    private static let dollarsPerByte = 0.005 / 1e9

    func tally(_ question: FlowQuestion) async throws(Failure) -> (tally: FlowTally, total: Int) {
        let query = try query(question)
        let answer = InsightsAnswer(question, query)
        let tally = FlowTally(question.grouping)
        var note = QueryNote(engine: "insights")
        for row in try await rows(query.counts, &note) {
            try take { () throws(QueryError) in try answer.addCount(row, to: tally) }
        }
        for row in try await rows(query.groups, &note) {
            try take { () throws(QueryError) in try answer.addGroup(row, to: tally) }
        }
        if tally.counts.skipData > 0, let skipped = query.skipped {
            for row in try await rows(skipped, &note) {
                try take { () throws(QueryError) in try answer.addSkipped(row, to: tally) }
            }
        }
        tally.notes.query = note
        return (tally, tally.groupCount)
    }

    /// What a log group takes up in a span of time is told by no call.
    func estimate(_ question: FlowQuestion) async -> String {
        "what Logs Insights scans is known once it has run; it charges 0.005 USD per gigabyte in most regions, for each query"
    }

    func requests(of question: FlowQuestion, _ rejected: FlowTally) async throws(Failure) -> FlowTally? {
        let groups = rejected.largestGroups(nil).filter { $0.action == .reject }
        let sources = Set(groups.compactMap(\.destination.address))
        let destinations = Set(groups.compactMap(\.source.address))
        guard sources.count <= Self.mostAddresses, destinations.count <= Self.mostAddresses else {
            output.console.note(
                "note: the rejected records have more than \(Self.mostAddresses) addresses, so replies are told from "
                    + "requests by TCP flags alone")
            return nil
        }
        var second = question
        second.filter = FlowFilter()
        second.filter.since = question.filter.since.map { max(0, $0 - 1200) }
        second.filter.until = question.filter.until
        second.filter.require(.sourceAddress, .addresses(Self.set(sources)))
        second.filter.require(.destinationAddress, .addresses(Self.set(destinations)))
        second.view = [.accept]
        second.grouping = .mirroredService
        let query = try query(second)
        let answer = InsightsAnswer(second, query)
        let tally = FlowTally(second.grouping)
        var note = QueryNote(engine: "insights")
        for row in try await rows(query.groups, &note) {
            try take { () throws(QueryError) in try answer.addGroup(row, to: tally) }
        }
        tally.notes.query = note
        return tally
    }

    func text(_ question: FlowQuestion, withRequests: Bool) throws(Failure) -> String {
        let query = try query(question)
        let queries = [query.counts, query.groups, query.skipped].compactMap(\.self)
        let more = withRequests ? "\n# Then accepted records between the addresses of the rejected ones.\n" : ""
        return queries.joined(separator: "\n\n") + "\n" + more
    }

    private func query(_ question: FlowQuestion) throws(Failure) -> InsightsQuery {
        do {
            return try InsightsQuery(question, layout)
        } catch {
            throw Failure(error.description, .usage)
        }
    }

    private func take(_ body: () throws(QueryError) -> Void) throws(Failure) {
        do {
            try body()
        } catch {
            throw Failure("Logs Insights: \(error)", .unavailable)
        }
    }

    private func rows(_ query: String, _ note: inout QueryNote) async throws(Failure) -> [InsightsAnswer.Row] {
        let progress = EngineProgress(output)
        defer { progress.clear() }
        do {
            let (rows, run) = try await client.rows(of: query) { bytes in
                progress.show("running", bytes, QueryNote.text(dollars: Double(bytes) * Self.dollarsPerByte))
            }
            var own = QueryNote(engine: "insights")
            own.queryIDs = [run.id]
            own.bytesScanned = run.bytesScanned
            own.dollars = Double(run.bytesScanned) * Self.dollarsPerByte
            if rows.count >= InsightsQuery.mostRows {
                own.gaps = [
                    "Logs Insights answers with \(InsightsQuery.mostRows) rows at the most, and query \(run.id) has as "
                        + "many: there may be more groups. Narrow the question, or read the log itself."
                ]
            }
            note.add(own)
            return rows
        } catch {
            throw Failure(error)
        }
    }

    private static func set(_ addresses: Set<IPAddress>) -> AddressSet {
        AddressSet(addresses.map { CIDRBlock($0) })
    }
}
