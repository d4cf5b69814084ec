import ArgumentParser

/// How flow logs are counted where they lie, by a query engine of AWS.
struct FlowEngineOptions: ParsableArguments {
    enum Engine: String, ExpressibleByArgument, CaseIterable {
        case athena
        case insights
    }

    @Option(help: "Count with this engine instead of reading files; AWS charges for what it scans.")
    var engine: Engine?

    @Option(help: "Athena: the table, as database.table; without it the one that holds flow logs.")
    var table: String?

    @Option(help: "Athena: print, then make this table, database.table, over the files of a flow log, and ask it.")
    var createTable: String?

    @Option(help: "Athena: the workgroup.")
    var workgroup: String?

    @Option(help: "Athena: where it puts its results, s3://bucket/folder/, if the workgroup does not say.")
    var outputLocation: String?

    @Flag(help: "Print the queries and run none.")
    var dryRun = false

    func validate() throws {
        if engine == nil, let given = firstGiven {
            throw ValidationError("\(given) is for --engine athena or insights.")
        }
        if engine == .insights, let given = firstOfAthena { throw ValidationError("\(given) is for --engine athena.") }
        if table != nil, createTable != nil { throw ValidationError("--table and --create-table: give one of them.") }
        for (option, name) in [("--table", table), ("--create-table", createTable)] {
            guard let name, Self.parts(name) == nil else { continue }
            throw ValidationError("\(option) \(name): expected a database and a table of it, such as logs.flows.")
        }
        if let outputLocation, !outputLocation.hasPrefix("s3://") {
            throw ValidationError("--output-location \(outputLocation): expected s3://bucket/folder/.")
        }
    }

    private var firstOfAthena: String? {
        if table != nil { return "--table" }
        if createTable != nil { return "--create-table" }
        if workgroup != nil { return "--workgroup" }
        return outputLocation == nil ? nil : "--output-location"
    }

    private var firstGiven: String? {
        if let firstOfAthena { return firstOfAthena }
        return dryRun ? "--dry-run" : nil
    }

    /// The two halves of `database.table`: letters, digits, `_` and `-`, as the Glue catalogue has them.
    static func parts(_ text: String) -> (database: String, table: String)? {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isName = { (name: String) in
            !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        }
        return halves.count == 2 && halves.allSatisfy(isName) ? (halves[0].lowercased(), halves[1].lowercased()) : nil
    }
}
