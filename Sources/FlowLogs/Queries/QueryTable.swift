/// A table of flow logs in Athena.
public struct QueryTable: Sendable, Hashable {
    /// A column that holds a field.
    public struct Column: Sendable, Hashable {
        /// The field.
        public let field: FlowField
        /// The column's name, as the catalogue has it.
        public let name: String
        /// Whether the column is of a number type; text otherwise.
        public let isNumber: Bool
    }

    /// The database, the table.
    public let database, name: String
    /// The columns in the order of the table.
    public let columns: [Column]
    /// What the table is divided by.
    public let partitions: [PartitionKey]
    /// Where the files are, as `s3://…`; nil where the catalogue does not say.
    public let location: String?
    /// Whether the data are Parquet files, in which some writers put the word None where there is no value.
    public let isParquet: Bool
    /// Columns and partition keys that are not used, and why.
    public let unused: [String]

    /// The table as the catalogue describes it.
    ///
    /// - Parameters:
    ///   - columns: names and types in Hive's words, in order.
    ///   - partitionKeys: the same for what the table is divided by.
    ///   - parameters: the table's properties, of which the projection of partitions is read.
    /// - Throws: `QueryError` where the table holds no VPC flow logs.
    public init(
        database: String, name: String, columns: [(name: String, type: String)],
        partitionKeys: [(name: String, type: String)], parameters: [String: String], isParquet: Bool
    ) throws(QueryError) {
        self.database = database
        self.name = name
        self.isParquet = isParquet
        location = parameters["location"]
        var unused: [String] = []
        var found: [Column] = []
        for (name, type) in columns {
            let type = type.lowercased()
            let isNumber = ["tinyint", "smallint", "int", "integer", "bigint"].contains(type)
            guard isNumber || type == "string" || type.hasPrefix("varchar") || type.hasPrefix("char") else {
                unused.append("column \(name): its type is \(type), which flow log fields do not have")
                continue
            }
            found.append(Column(field: Self.field(named: name), name: name, isNumber: isNumber))
        }
        self.columns = found
        partitions = partitionKeys.map { PartitionKey(name: $0.name, type: $0.type.lowercased(), parameters) }
        unused += partitions.filter { $0.role == .other }.map {
            "partition key \($0.name): its form is not known, so no partition is left out by it"
        }
        self.unused = unused
        guard column(of: .transitGateway) == nil else {
            throw QueryError(
                "\(database).\(name) holds transit gateway flow logs; Athena is asked about those of VPCs. Read the "
                    + "files themselves with awsdrops flows")
        }
        guard isFlowLog else {
            throw QueryError(
                "\(database).\(name) holds no flow logs: expected columns such as srcaddr, dstaddr and action, found "
                    + columns.prefix(12).map(\.name).joined(separator: ", "))
        }
    }

    /// The fewest fields by which a table is taken for flow logs.
    private static let fewestFields = 4

    /// Names that AWS's own table definitions have given to fields since version 2 (Athena guide, VPC flow logs).
    private static let otherNames = [
        "account": "account-id", "interfaceid": "interface-id", "sourceaddress": "srcaddr",
        "destinationaddress": "dstaddr", "sourceport": "srcport", "destinationport": "dstport",
        "numpackets": "packets", "numbytes": "bytes", "starttime": "start", "endtime": "end", "logstatus": "log-status",
    ]

    private static func field(named name: String) -> FlowField {
        FlowField(named: otherNames[name.lowercased()] ?? name)
    }

    private var isFlowLog: Bool {
        columns.count { $0.field.isKnown } >= Self.fewestFields && column(orStandInOf: .sourceAddress) != nil
            && column(orStandInOf: .destinationAddress) != nil
    }

    /// The name as messages and options have it.
    public var qualifiedName: String { "\(database).\(name)" }

    /// The column of a field.
    func column(of field: FlowField) -> Column? { columns.first { $0.field.name == field.name } }

    /// The column that a question about a field looks at, as `RecordLayout.columnOrStandIn`.
    func column(orStandInOf field: FlowField) -> Column? {
        RecordLayout(columns.map(\.field)).columnOrStandIn(of: field).map { columns[$0] }
    }
}
