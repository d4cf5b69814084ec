import AWSClient
import FlowLogs
import FlowQueries
import Glibc

/// Finds the logs that a question needs, where they have to be fetched.
struct FetchPreparation {
    /// Files, directories, patterns, and `s3://…`.
    let files: [String]
    let logGroup: String?
    /// `fl-…`, where one of the account's flow logs is meant.
    let flowLog: String?
    /// Whether the flow logs of the account are read, wherever they are.
    let readsAccount: Bool
    let isRequesterPaying: Bool
    let filter: FlowFilter
    /// Whether windows whose records were lost are wanted though the filter asks for fields that they lack.
    var keepsSkipped = false
    let live: LiveOptions
    let output: any OutputSettings

    /// Files as they are named; objects of S3 and log groups as they are found.
    func logs(_ layouts: [RecordLayout]) async throws(Failure) -> FetchedLogs {
        var logs = FetchedLogs()
        logs.paths = files.filter { !$0.hasPrefix("s3://") }
        var locations: [S3Location] = []
        for url in files where url.hasPrefix("s3://") {
            do {
                locations.append(try S3Location(url: url))
            } catch {
                throw Failure("\(url): \(error)", .usage)
            }
        }
        guard readsAccount || !locations.isEmpty || logGroup != nil else { return logs }
        let (session, region) = try await live.place(output)
        var groups = logGroup.map { [$0] } ?? []
        if readsAccount || !groups.isEmpty {
            let sources = try await sources(session, region, isNeeded: readsAccount)
            if readsAccount {
                let own = try Self.locations(sources)
                locations += own.filter { !locations.contains($0) }
                groups = Set(sources.compactMap(\.logGroup)).sorted()
                guard !locations.isEmpty || !groups.isEmpty else {
                    throw Failure(
                        "the account has no flow log in \(region) whose records are read: flows --enable prints the "
                            + "command that makes one", .noInput)
                }
                for log in sources where log.logGroup == nil && log.files == nil {
                    output.console.note(
                        "warning: \(log.id) is not read: its records go neither to S3 nor to CloudWatch Logs, or their "
                            + "format is not known")
                }
                let places = locations.map(\.description) + groups.map { "log group \($0)" }
                output.console.note("note: reading \(places.joined(separator: ", "))")
            }
            for group in groups {
                let own = sources.filter { $0.logGroup == group }.compactMap(\.layout)
                logs.layouts += own
                take(group, layouts.isEmpty ? own : layouts, session, region, &logs)
            }
        }
        let client = S3Client(caller: session.caller, region: region, isRequesterPaying: isRequesterPaying)
        for location in locations { try await take(location, client, &logs) }
        return logs
    }

    /// The flow logs of the account; none, with a word about it, where AWS does not tell and they are only of help.
    private func sources(
        _ session: LiveSession, _ region: String, isNeeded: Bool
    ) async throws(Failure) -> [FlowLogSource] {
        do throws(QueryFailure) {
            let account = isNeeded ? try await LiveOptions.account(session, region) : ""
            let all = try await FlowLogSource.all(session.caller, account: account, region: region)
            guard let id = flowLog else { return all }
            let own = all.filter { $0.id == id }
            if own.isEmpty { _ = try FlowLogChoice(all, id) }
            return own
        } catch {
            if !isNeeded, case .call(.service(let refusal)) = error, refusal.isAccessDenied {
                output.console.note(
                    "warning: the formats of the flow logs are not known, so those that AWS has by default are tried: "
                        + "\(refusal)")
                return []
            }
            throw Failure(error)
        }
    }

    private static func locations(_ sources: [FlowLogSource]) throws(Failure) -> [S3Location] {
        var locations: [S3Location] = []
        for url in Set(sources.compactMap { $0.files?.location }).sorted() {
            do {
                locations.append(try S3Location(url: url))
            } catch {
                throw Failure("\(url): \(error)", .unavailable)
            }
        }
        return locations
    }

    private func take(
        _ group: String, _ layouts: [RecordLayout], _ session: LiveSession, _ region: String, _ logs: inout FetchedLogs
    ) {
        let events = LogGroupEvents(
            group: group, region: region, layout: Set(layouts).count == 1 ? layouts.first : nil, filter,
            now: Int64(Glibc.time(nil)), keepsSkipped: keepsSkipped, session.caller, logs.scope)
        if let pattern = events.pattern {
            output.console.note("note: \(group) is asked for events that fit \(pattern)")
        }
        logs.remote += events.logs.map { ($0, false) }
    }

    private func take(_ location: S3Location, _ client: S3Client, _ logs: inout FetchedLogs) async throws(Failure) {
        do throws(QueryFailure) {
            let found = try await S3FlowLogs(location, filter, client, logs.scope)
            if found.logs.isEmpty {
                let words =
                    "\(location): no object below it"
                    + (filter.isEmpty ? "" : " may hold records of that time and region")
                // A flow log of the account may have written nothing in that time.
                guard readsAccount else { throw QueryFailure.query(words) }
                output.console.note("warning: \(words)")
            }
            logs.remote += found.logs.map { ($0, !found.isNamed) }
            logs.bytes += found.bytes
        } catch {
            if case .query(let words) = error { throw Failure(words, .noInput) }
            throw Failure(error)
        }
    }
}
