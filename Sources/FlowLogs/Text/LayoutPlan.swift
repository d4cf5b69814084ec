/// A question made for one layout, so that nothing about fields is decided per record.
final class LayoutPlan: Sendable {
    let columns: LayoutColumns
    let usual: UsualRecord
    /// nil where every record passes.
    let filter: LayoutFilter?
    let keyColumns: [Int]
    /// Whether some field has values of a kind, so that a header is never taken for a record.
    let isTyped: Bool

    init(_ layout: RecordLayout, _ options: FlowReadOptions) {
        columns = LayoutColumns(layout)
        usual = UsualRecord(columns)
        filter = options.filter.isEmpty ? nil : LayoutFilter(options.filter, columns)
        keyColumns = KeyLayout(options.grouping).columns(in: layout)
        isTyped = layout.fields.contains { $0.kind != .text }
    }
}
