/// Reads the records of a Parquet file, and counts them.
struct ParquetScanner {
    private let file: ParquetFile
    private let options: FlowReadOptions
    private let plan: LayoutPlan
    private let columns: [Int]
    private var counter: RecordCounter
    /// The first few rows that are no record, with their numbers in the file.
    private(set) var malformedSamples: [MalformedLine] = []
    private let isView: (accept: Bool, reject: Bool)

    /// Reads a file's index, and finds out which of its columns the question needs.
    init(_ source: any LogFile, _ options: FlowReadOptions, _ tally: FlowTally) throws(FlowLogError) {
        file = try ParquetFile(source)
        self.options = options
        let fields = file.metadata.columns.map { FlowField(named: $0.name) }
        let layout = RecordLayout(fields)
        guard layout.hasRecords else {
            let names = file.metadata.columns.prefix(8).map(\.name).joined(separator: ", ")
            throw .notFlowLogs(
                file: file.file.name,
                reason: "its columns (\(names)\(fields.count > 8 ? ", …" : "")) are not those of flow logs; "
                    + "expected srcaddr, action and others")
        }
        plan = LayoutPlan(layout, options)
        columns = NeededColumns.of(plan, options)
        counter = RecordCounter(tally, options)
        isView = (options.view.contains(.accept), options.view.contains(.reject))
    }

    /// How many row groups the file has.
    var rowGroupCount: Int { file.metadata.rowGroups.count }

    /// Reads row groups; nil reads all.
    mutating func scan(_ groups: Range<Int>?) throws(FlowLogError) {
        defer { counter.flush() }
        var rowsBefore = 0
        for (index, group) in file.metadata.rowGroups.enumerated() {
            if groups?.contains(index) ?? true { try scan(group, rowsBefore) }
            rowsBefore &+= group.rows
        }
    }

    private mutating func scan(_ group: ParquetMetadata.RowGroup, _ rowsBefore: Int) throws(FlowLogError) {
        let readers = try readers(of: group)
        let count = file.metadata.columns.count
        let views = UnsafeMutablePointer<ColumnView?>.allocate(capacity: max(count, 1))
        views.initialize(repeating: nil, count: count)
        defer { views.deallocate() }
        var done = 0
        while done < group.rows {
            var rows = min(ColumnReader.batchSize, group.rows - done)
            for reader in readers { rows = min(rows, try reader.available()) }
            guard rows > 0 else { throw file.file.damaged("a row group ends before its \(group.rows) rows do") }
            for (reader, column) in zip(readers, columns) {
                try reader.read(rows)
                views[column] = reader.view
            }
            try tally(rows, views, firstRow: rowsBefore + done + 1)
            done += rows
        }
    }

    private func readers(of group: ParquetMetadata.RowGroup) throws(FlowLogError) -> [ColumnReader] {
        var readers: [ColumnReader] = []
        for index in columns {
            let column = file.metadata.columns[index]
            guard let chunk = group.chunks[column.name] else {
                throw file.file.damaged("a row group lacks column \(column.name)")
            }
            readers.append(try ColumnReader(file, column, chunk, rows: group.rows))
        }
        return readers
    }

    private static let statusOK = FieldText.packed8("OK")
    private static let accept = FieldText.packed8("ACCEPT")
    private static let reject = FieldText.packed8("REJECT")

    /// Counts the rows of a batch.
    private mutating func tally(
        _ rows: Int, _ views: UnsafePointer<ColumnView?>, firstRow: Int
    ) throws(FlowLogError) {
        // Copies that the loop can keep in registers.
        var counter = counter
        defer { self.counter = counter }
        let plan = plan
        let status = plan.columns.status >= 0 ? views[plan.columns.status] : nil
        let action = plan.columns.action >= 0 ? views[plan.columns.action] : nil
        let (ok, accept, reject) = (Self.statusOK, Self.accept, Self.reject)
        for row in 0..<rows {
            let record = ParquetRow(views: views, row: row)
            if let status, let action, status.word(row)?.head == ok, let word = action.word(row), word.count == 6,
                word.head == accept || word.head == reject
            {
                let isAccept = word.head == accept
                if !(isAccept ? isView.accept : isView.reject) || fault(record) == nil {
                    counter.count(record, plan, isAccept ? .accept : .reject)
                    continue
                }
            }
            if let reason = fault(record) {
                let bad = MalformedLine(file: file.file.name, line: firstRow + row, reason: reason)
                if options.isStrict { throw .malformed(bad) }
                counter.countMalformed()
                if malformedSamples.count < FlowTally.mostSamples { malformedSamples.append(bad) }
            } else {
                counter.count(any: record, plan)
            }
        }
    }

    /// What is wrong with the values of a row that are read; nil where they are values of their fields.
    private func fault(_ record: ParquetRow) -> String? {
        for column in columns {
            let field = plan.columns.layout.fields[column]
            let isValid: Bool
            switch field.kind {
            case .address:
                // Behind the words of pages there are readable bytes.
                isValid = record.word(column).map { FieldText.isDotted($0) || FieldText.address($0) != nil } ?? true
            case .integer(let largest) where record.views[column]?.integers != nil:
                isValid = record.integer(column).map { $0 >= 0 && $0 <= largest } ?? true
            default: isValid = record.word(column).map { LayoutColumns.isValid($0, of: field.kind) } ?? true
            }
            if !isValid { return "its column \(field.name) is not \(LayoutColumns.expectation(field.kind))" }
        }
        return nil
    }
}

extension RecordLayout {
    /// Whether the fields can be those of flow logs: one of those without which a record says nothing.
    var hasRecords: Bool {
        [.sourceAddress, .packetSourceAddress, .action, .logStatus, .transitGateway].contains { column(of: $0) != nil }
    }
}
