import AWSClient
import FlowLogs
import FlowQueries

/// Counts flow logs with Athena.
struct AthenaEngine: FlowEngine {
    let client: AthenaClient
    let table: QueryTable
    let output: any OutputSettings

    /// How much earlier than a rejected reply its request may be, in seconds: two of the longest windows.
    private static let requestSpan: Int64 = 1200

    func tally(_ question: FlowQuestion) async throws(Failure) -> (tally: FlowTally, total: Int) {
        if question.filter.since == nil, !table.partitions.isEmpty {
            output.console.note("note: without --since every partition of \(table.qualifiedName) is scanned")
        }
        return try await run(
            try Self.sql { () throws(QueryError) in try FlowSQL(question, in: table) }, question.grouping)
    }

    /// The sizes of the files below the table's location that the question needs; of Parquet the query reads less than that.
    func estimate(_ question: FlowQuestion) async -> String {
        guard let url = table.location, let location = try? S3Location(url: url) else {
            return "the catalogue does not say where the files are, so what the query scans, and its price "
                + "(\(Self.price)), is known once it has run"
        }
        do throws(QueryFailure) {
            let found = try await S3FlowLogs(
                location, question.filter, S3Client(caller: client.caller, region: client.region), FetchScope())
            let bytes = Int64(found.bytes)
            return "the query scans up to \(bytes) bytes in \(found.logs.count) files, for "
                + "\(QueryNote.text(dollars: AthenaPrice.dollars(bytes: bytes))) at the most"
                + (table.isParquet ? "; of Parquet it reads the columns in question only" : "")
        } catch {
            return "\(location) cannot be listed, so what the query scans, and its price (\(Self.price)), is known "
                + "once it has run: \(Failure(error).message)"
        }
    }

    func requests(of question: FlowQuestion, _ rejected: FlowTally) async throws(Failure) -> FlowTally? {
        try await run(try requestQuery(question), .mirroredService).tally
    }

    func text(_ question: FlowQuestion, withRequests: Bool) throws(Failure) -> String {
        let groups = try Self.sql { () throws(QueryError) in try FlowSQL(question, in: table) }.text
        return try groups + ";\n" + (withRequests ? "\n\(requestQuery(question).text);\n" : "")
    }

    /// What Athena charges, in words.
    private static let price = "5 USD per terabyte in most regions, 10 MB at least"

    private func requestQuery(_ question: FlowQuestion) throws(Failure) -> FlowSQL {
        try Self.sql { () throws(QueryError) in
            try FlowSQL(requestsOf: question, within: Self.requestSpan, in: table)
        }
    }

    private static func sql(_ make: () throws(QueryError) -> FlowSQL) throws(Failure) -> FlowSQL {
        do {
            return try make()
        } catch {
            throw Failure(error.description, .usage)
        }
    }

    private func run(_ sql: FlowSQL, _ grouping: FlowGrouping) async throws(Failure) -> (tally: FlowTally, total: Int) {
        let tally = FlowTally(grouping)
        let progress = EngineProgress(output)
        defer { progress.clear() }
        var total: Int?
        do throws(QueryFailure) {
            let run = try await client.run(
                sql.text, database: table.database,
                progress: { state in
                    progress.show(
                        state.state, state.bytesScanned,
                        QueryNote.text(dollars: AthenaPrice.dollars(bytes: state.bytesScanned)))
                },
                take: { row throws(QueryFailure) in
                    do throws(QueryError) {
                        if let all = try sql.columns.add(row, to: tally) { total = all }
                    } catch {
                        throw .question(error)
                    }
                })
            var note = QueryNote(engine: "athena")
            note.queryIDs = [run.id]
            note.bytesScanned = run.bytesScanned
            note.dollars = AthenaPrice.dollars(bytes: run.bytesScanned)
            if !table.isParquet {
                note.gaps = [
                    "Athena reads what is no number as no value, so lines that are no records are not all counted."
                ]
            }
            tally.notes.query = note
        } catch {
            throw Failure(error)
        }
        return (tally, total ?? tally.groupCount)
    }
}
