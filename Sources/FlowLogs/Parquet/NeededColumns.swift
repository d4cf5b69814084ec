/// The columns of a Parquet file that a question looks at; the others are not read.
enum NeededColumns {
    /// Their numbers, in the order of the file.
    static func of(_ plan: LayoutPlan, _ options: FlowReadOptions) -> [Int] {
        let columns = plan.columns
        // Whole records are handed on.
        if options.sink != nil { return Array(columns.layout.fields.indices) }
        var needed: Set<Int> = Set(plan.keyColumns)
        needed.formUnion([
            columns.action, columns.status, columns.packets, columns.bytes, columns.start, columns.end,
            columns.interface,
            columns.reason,
        ])
        // Flags tell late packets apart, and only those of TCP.
        if columns.flags >= 0 { needed.formUnion([columns.flags, columns.protocolNumber]) }
        if !columns.losses.isEmpty {
            needed.formUnion(
                columns.losses + [columns.gateway, columns.attachment, columns.source, columns.destination])
        }
        if options.mirrors != nil {
            needed.formUnion([
                columns.source, columns.destination, columns.sourcePort, columns.destinationPort,
                columns.protocolNumber, columns.interface,
            ])
        }
        // Without a status a record without addresses is a window without data.
        if columns.status < 0 { needed.insert(columns.source) }
        for condition in options.filter.conditions {
            needed.insert(columns.layout.columnOrStandIn(of: condition.field) ?? -1)
        }
        return needed.filter { $0 >= 0 }.sorted()
    }
}
