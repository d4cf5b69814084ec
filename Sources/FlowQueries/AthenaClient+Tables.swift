import AWSClient
public import FlowLogs
import JSONText

extension AthenaClient {
    /// The table of this name, as the catalogue describes it.
    public func table(database: String, name: String) async throws(QueryFailure) -> QueryTable {
        let answer = try await ask(
            "GetTableMetadata",
            [
                "CatalogName": .string(catalogue), "DatabaseName": .string(database), "TableName": .string(name),
            ])
        guard let metadata = answer.root["TableMetadata"] else {
            throw .choice("the catalogue \(catalogue) says nothing of the table \(database).\(name)")
        }
        return try Self.table(metadata, database)
    }

    /// Every table of the catalogue that holds VPC flow logs, in order of their names.
    public func flowLogTables() async throws(QueryFailure) -> [QueryTable] {
        let databases = try await listed("ListDatabases", ["CatalogName": .string(catalogue)])
        var tables: [QueryTable] = []
        for name in databases.root["DatabaseList"]?.elements.compactMap({ $0["Name"]?.string }) ?? [] {
            let listing = try await listed(
                "ListTableMetadata", ["CatalogName": .string(catalogue), "DatabaseName": .string(name)])
            for metadata in listing.root["TableMetadataList"]?.elements.map({ $0 }) ?? [] {
                // Tables of anything else are no error where all are looked through.
                if let table = try? Self.table(metadata, name) { tables.append(table) }
            }
        }
        return tables.sorted { $0.qualifiedName < $1.qualifiedName }
    }

    private func listed(_ operation: String, _ parameters: JSONValue) async throws(QueryFailure) -> JSONDocument {
        try await QueryFailure.document(
            caller, AWSCall("athena", operation, parameters: parameters, region: region), pages: true)
    }

    private static func table(_ metadata: JSONElement, _ database: String) throws(QueryFailure) -> QueryTable {
        func columns(_ list: JSONElement?) -> [(name: String, type: String)] {
            list?.elements.compactMap { column in
                column["Name"]?.string.map { ($0, column["Type"]?.string ?? "string") }
            } ?? []
        }
        var parameters: [String: String] = [:]
        for (name, value) in metadata["Parameters"]?.members.map({ $0 }) ?? [] {
            parameters[name.lowercased()] = value.string
        }
        let form = (parameters["inputformat"] ?? "") + (parameters["serde.serialization.lib"] ?? "")
        do {
            return try QueryTable(
                database: database, name: metadata["Name"]?.string ?? "", columns: columns(metadata["Columns"]),
                partitionKeys: columns(metadata["PartitionKeys"]), parameters: parameters,
                isParquet: form.lowercased().contains("parquet"))
        } catch {
            throw .question(error)
        }
    }
}
