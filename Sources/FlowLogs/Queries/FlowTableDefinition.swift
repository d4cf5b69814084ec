/// The statement that makes a table over the files of one flow log, with projected partitions: no crawler and no ALTER TABLE
/// is needed as files arrive (Athena guide, partition projection).
public struct FlowTableDefinition: Sendable, Hashable {
    /// Where the files of a flow log are, and in which form.
    public struct Source: Sendable, Hashable {
        /// The fields in the order of the records.
        public var layout: RecordLayout
        /// The bucket, and the folder in it that the flow log names, which may be empty.
        public var bucket, folder: String
        /// The account and the region whose folders they are in.
        public var account, region: String
        /// Whether the files are Parquet; compressed text otherwise.
        public var isParquet: Bool
        /// Whether folders are named in Hive's way, `year=2025/month=01/day=31/`.
        public var isHiveCompatible: Bool
        /// Whether each hour has a folder of its own.
        public var isHourly: Bool
        /// When the flow log was made, in Unix seconds.
        public var created: Int64

        /// The source from its parts.
        public init(
            layout: RecordLayout, bucket: String, folder: String, account: String, region: String, isParquet: Bool,
            isHiveCompatible: Bool, isHourly: Bool, created: Int64
        ) {
            self.layout = layout
            self.bucket = bucket
            self.folder = folder
            self.account = account
            self.region = region
            self.isParquet = isParquet
            self.isHiveCompatible = isHiveCompatible
            self.isHourly = isHourly
            self.created = created
        }

        /// The folder of all files (VPC guide, flow log files in S3).
        public var location: String {
            let parts = folder.split(separator: "/").map(String.init) + ["AWSLogs"]
            let rest =
                isHiveCompatible
                ? ["aws-account-id=\(account)", "aws-service=vpcflowlogs", "aws-region=\(region)"]
                : [account, "vpcflowlogs", region]
            return "s3://\(bucket)/\((parts + rest).joined(separator: "/"))/"
        }
    }

    /// Where the files are.
    public let source: Source
    /// The database, the table.
    public let database, name: String

    /// A table of this name over the files of a flow log.
    public init(_ source: Source, database: String, name: String) {
        self.source = source
        self.database = database
        self.name = name
    }

    /// The CREATE TABLE statement, in Athena's form of Hive's DDL.
    public var statement: String {
        let columns = source.layout.fields.map { "  `\(Self.column($0))` \(Self.type($0))" }
        let form =
            source.isParquet
            ? "STORED AS PARQUET"
            : "ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '\nSTORED AS TEXTFILE"
        let properties = self.properties.map { "  '\($0.name)' = '\($0.value)'" }
        let keys = partitionKeys.map { "`\($0)` string" }
        return "CREATE EXTERNAL TABLE `\(database)`.`\(name)` (\n\(columns.joined(separator: ",\n"))\n)\n"
            + "PARTITIONED BY (\(keys.joined(separator: ", ")))\n\(form)\nLOCATION '\(source.location)'\n"
            + "TBLPROPERTIES (\n\(properties.joined(separator: ",\n"))\n)"
    }

    /// The table that the statement makes.
    public func table() throws(QueryError) -> QueryTable {
        try QueryTable(
            database: database, name: name, columns: source.layout.fields.map { (Self.column($0), Self.type($0)) },
            partitionKeys: partitionKeys.map { ($0, "string") },
            parameters: Dictionary(properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            isParquet: source.isParquet)
    }

    /// Columns of Parquet files are found by name, so that the names must be those that AWS writes.
    private static func column(_ field: FlowField) -> String { field.name.split(separator: "-").joined(separator: "_") }

    private static func type(_ field: FlowField) -> String {
        guard case .integer(let largest) = field.kind else { return "string" }
        return largest == .max ? "bigint" : "int"
    }

    private var partitionKeys: [String] {
        if source.isHiveCompatible { return ["year", "month", "day"] + (source.isHourly ? ["hour"] : []) }
        return [source.isHourly ? "date_hour" : "day"]
    }

    private var properties: [(name: String, value: String)] {
        var properties: [(name: String, value: String)] = [("projection.enabled", "true")]
        if source.isHiveCompatible {
            let year = PartitionFilter.text(source.created, "yyyy")
            let ranges = ["\(year),\((Int(year) ?? 2015) + 15)", "1,12", "1,31", "0,23"]
            for (key, range) in zip(partitionKeys, ranges) {
                properties.append(("projection.\(key).type", "integer"))
                properties.append(("projection.\(key).range", range))
                if key != "year" { properties.append(("projection.\(key).digits", "2")) }
            }
        } else if let key = partitionKeys.first {
            let format = source.isHourly ? "yyyy/MM/dd/HH" : "yyyy/MM/dd"
            properties += [
                ("projection.\(key).type", "date"), ("projection.\(key).format", format),
                ("projection.\(key).range", "\(PartitionFilter.text(source.created, format)),NOW"),
                ("projection.\(key).interval", "1"),
                ("projection.\(key).interval.unit", source.isHourly ? "HOURS" : "DAYS"),
            ]
        }
        let folders = partitionKeys.map { source.isHiveCompatible ? "\($0)=${\($0)}/" : "${\($0)}/" }
        properties.append(("storage.location.template", source.location + folders.joined()))
        if !source.isParquet { properties.append(("skip.header.line.count", "1")) }
        return properties
    }
}
