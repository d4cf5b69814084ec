/// Finds the layout of lines: from a header, else by holding records against the layouts that are known.
struct LayoutFinder {
    /// The layouts that the user named; nothing else is tried where there are any.
    let given: [RecordLayout]

    /// The layout that a header line names, and nil for any other line.
    func header(_ line: UnsafeRawBufferPointer) -> RecordLayout? {
        guard line.count < 1 << 14 else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        return RecordLayout(header: text.split(separator: " ", omittingEmptySubsequences: false))
    }

    /// The first layout in which the record has no fault. Ids and times an envelope adds decide between equals.
    func layout(fitting record: TextRecord) -> RecordLayout? {
        let layouts = given.isEmpty ? RecordLayout.named.map(\.layout) : given
        for layout in layouts where Self.fits(layout, record) { return layout }
        for layout in layouts {
            let exported = layout.preceded(by: FlowField("@time", .isoTime))
            if Self.fits(exported, record) { return exported }
            let console = RecordLayout([FlowField("@time,version", .stampedVersion)] + layout.fields.dropFirst())
            if layout.fields.first?.name == "version", Self.fits(console, record) { return console }
        }
        return nil
    }

    private static func fits(_ layout: RecordLayout, _ record: TextRecord) -> Bool {
        guard record.count == layout.fields.count, LayoutColumns(layout).fault(in: record) == nil else { return false }
        for (index, field) in layout.fields.enumerated() where !record.isAbsent(index) {
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
