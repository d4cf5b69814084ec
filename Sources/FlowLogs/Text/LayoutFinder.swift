/// Finds the layout of lines: from a header, else by holding records against the layouts that are known.
struct LayoutFinder {
    /// The layouts to try, the first ones first. Only those of one rank compete with each other.
    private let ranks: [[RecordLayout]]

    /// - Parameters:
    ///   - given: the layouts that the user named; nothing else is tried where there are any.
    ///   - expected: those of the account's flow logs, tried before the ones that are known.
    init(given: [RecordLayout], expected: [RecordLayout] = []) {
        ranks = given.isEmpty ? [expected, RecordLayout.named.map(\.layout)] : [given]
    }

    /// The layout that a header line names, and nil for any other line.
    func header(_ line: UnsafeRawBufferPointer) -> RecordLayout? {
        guard line.count < 1 << 14 else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        return RecordLayout(header: text.split(separator: " ", omittingEmptySubsequences: false))
    }

    /// The first layout in which the record has no fault, with the others of its rank that fit too.
    func layout(fitting record: TextRecord) -> (layout: RecordLayout, others: [RecordLayout])? {
        for variant in [Self.plain, Self.exported, Self.console] {
            for rank in ranks {
                let fitting = rank.compactMap(variant).filter { Self.fits(LayoutColumns($0), record) }
                if let first = fitting.first { return (first, fitting.filter { $0 != first }) }
            }
        }
        return nil
    }

    private static func plain(_ layout: RecordLayout) -> RecordLayout? { layout }

    /// What an export to S3 makes of records.
    private static func exported(_ layout: RecordLayout) -> RecordLayout? {
        layout.preceded(by: FlowField("@time", .isoTime))
    }

    /// What the console's table makes of records that begin with their version.
    private static func console(_ layout: RecordLayout) -> RecordLayout? {
        guard layout.fields.first?.name == "version" else { return nil }
        return RecordLayout([FlowField("@time,version", .stampedVersion)] + layout.fields.dropFirst())
    }

    /// Whether the record has no fault in a layout, and its ids begin as they should.
    static func fits(_ columns: LayoutColumns, _ record: TextRecord) -> Bool {
        guard columns.fault(in: record) == nil else { return false }
        for (index, field) in columns.layout.fields.enumerated() where !record.isAbsent(index) {
            if let prefix = idPrefixes[field.name], !record[index].starts(with: prefix.utf8) { return false }
        }
        return true
    }

    /// How ids begin, by the field that holds them: what tells layouts with equal numbers of fields apart.
    private static let idPrefixes = [
        "interface-id": "eni-", "vpc-id": "vpc-", "subnet-id": "subnet-", "instance-id": "i-", "tgw-id": "tgw-",
        "resource-type": "TransitGateway",
    ]
}
