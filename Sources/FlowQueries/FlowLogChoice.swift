public import FlowLogs

/// Picks what a question is about where the account tells several, and says what to give where it cannot.
public struct FlowLogChoice {
    private let logs: [FlowLogSource]

    /// A choice among flow logs; `id` names one of them.
    public init(_ logs: [FlowLogSource], _ id: String?) throws(QueryFailure) {
        guard let id else {
            self.logs = logs
            return
        }
        self.logs = logs.filter { $0.id == id }
        guard !self.logs.isEmpty else {
            throw .choice("--flow-log \(id): the account has \(Self.list(logs.map(\.id))) in this region")
        }
    }

    /// The definition of a table over the files of the one flow log that writes to S3.
    public func definition(_ name: (database: String, table: String)) throws(QueryFailure) -> FlowTableDefinition {
        let sources = logs.compactMap { log in log.files.map { (log.id, $0) } }
        guard let (_, source) = sources.first else {
            throw .choice(
                "no flow log of the account writes to S3 in a format that is read; \(Self.list(logs.map(\.id)))")
        }
        guard sources.count == 1 else {
            throw .choice("several flow logs write to S3: choose with --flow-log among \(Self.list(sources.map(\.0)))")
        }
        return FlowTableDefinition(source, database: name.database, name: name.table)
    }

    /// The log group, and the format of its records.
    public func logGroup(
        _ group: String?, _ layout: RecordLayout?
    ) throws(QueryFailure) -> (name: String, layout: RecordLayout) {
        let found = logs.filter { $0.logGroup != nil && (group == nil || $0.logGroup == group) }
        let groups = Set(found.compactMap(\.logGroup)).sorted()
        guard let name = group ?? groups.first, group != nil || groups.count == 1 else {
            throw .choice("give --log-group; flow logs write to \(Self.list(groups))")
        }
        if let layout { return (name, layout) }
        let layouts = Set(found.compactMap(\.layout))
        guard let layout = layouts.first, layouts.count == 1 else {
            throw .choice(
                layouts.isEmpty
                    ? "no flow log of the account writes to \(name): give the format of its records, --format"
                    : "flow logs of \(layouts.count) formats write to \(name): choose with --flow-log among "
                        + "\(Self.list(found.map(\.id))), or with --format")
        }
        return (name, layout)
    }

    /// The one table of flow logs.
    public static func only(_ tables: [QueryTable]) throws(QueryFailure) -> QueryTable {
        guard let table = tables.first else {
            throw .choice("no table of the catalogue holds flow logs: make one with --create-table database.table")
        }
        guard tables.count == 1 else {
            throw .choice("several tables hold flow logs: give --table, one of \(list(tables.map(\.qualifiedName)))")
        }
        return table
    }

    private static func list(_ words: [String]) -> String { words.isEmpty ? "none" : words.joined(separator: ", ") }
}
