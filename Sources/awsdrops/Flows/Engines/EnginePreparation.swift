import FlowLogs
import FlowQueries
import Glibc

/// Finds out what an engine is to be asked about: the table, or the log group and the format of its records.
struct EnginePreparation {
    let command: FlowsCommand

    private var options: FlowEngineOptions { command.engineOptions }
    private var output: FlowsOutputOptions { command.outputOptions }

    /// Athena, with its table found or made.
    func athena() async throws(Failure) -> AthenaEngine {
        let (session, region) = try await command.live.place(output)
        let client = AthenaClient(
            caller: session.caller, region: region, workgroup: options.workgroup, outputLocation: options.outputLocation
        )
        let table: QueryTable
        do throws(QueryFailure) {
            if let name = options.table.flatMap(FlowEngineOptions.parts) {
                table = try await client.table(database: name.database, name: name.table)
            } else if let name = options.createTable.flatMap(FlowEngineOptions.parts) {
                let logs = try await FlowLogSource.all(
                    session.caller, account: try await LiveOptions.account(session, region), region: region)
                table = try await made(FlowLogChoice(logs, command.sourceOptions.flowLog).definition(name), client)
            } else {
                table = try FlowLogChoice.only(try await client.flowLogTables())
                output.console.note("note: the flow logs are in the table \(table.qualifiedName)")
            }
        } catch {
            throw Failure(error)
        }
        for words in table.unused { output.console.note("warning: \(table.qualifiedName): \(words)") }
        return AthenaEngine(client: client, table: table, output: output)
    }

    /// Logs Insights, with the log group and the format of its records found.
    func insights(_ filter: FlowFilter, _ layouts: [RecordLayout]) async throws(Failure) -> InsightsEngine {
        guard let since = filter.since else {
            throw Failure("--engine insights needs a time: give --since, such as --since 2h", .usage)
        }
        guard layouts.count <= 1 else { throw Failure("--engine insights takes one --format", .usage) }
        let until = filter.until ?? Int64(Glibc.time(nil))
        // An event's time is when its window began, and a window is ten minutes at the most.
        let begin = max(0, since - 2 * 600)
        guard begin <= until else { throw Failure("--until is before --since", .usage) }
        let (session, region) = try await command.live.place(output)
        var group = command.sourceOptions.logGroup
        var layout = layouts.first
        if group == nil || layout == nil {
            do throws(QueryFailure) {
                let logs = try await FlowLogSource.all(session.caller, account: "", region: region)
                let found = try FlowLogChoice(logs, command.sourceOptions.flowLog).logGroup(group, layout)
                group = found.name
                layout = found.layout
            } catch {
                throw Failure(error)
            }
        }
        guard let group, let layout else { throw Failure("no log group of flow logs: give --log-group", .usage) }
        return InsightsEngine(
            client: InsightsClient(caller: session.caller, region: region, logGroups: [group], times: begin...until),
            layout: layout, output: output)
    }

    /// Prints the statement, then runs it, unless nothing is to be run.
    private func made(
        _ definition: FlowTableDefinition, _ client: AthenaClient
    ) async throws(QueryFailure) -> QueryTable {
        let table: QueryTable
        do {
            table = try definition.table()
        } catch {
            throw .question(error)
        }
        if options.dryRun {
            do throws(Failure) {
                try output.console.write("\(definition.statement);\n\n")
            } catch {
                throw .choice(error.message)
            }
            return table
        }
        Console.writeErrors("\(definition.statement);")
        _ = try await client.run(
            definition.statement, database: definition.database, progress: { _ in }, take: { _ in })
        return table
    }
}
