import Synchronization

/// One record, field by field.
public struct FlowRecordValues: Sendable {
    /// What the values are of.
    public let layout: RecordLayout
    /// The values, in the order of the layout's fields.
    public let values: [FlowValue]
}

/// Takes the records themselves, one after the other, instead of grouping them.
public final class RecordSink: Sendable {
    private let take: @Sendable (FlowRecordValues) -> Bool
    private let isDone = Atomic(false)

    /// - Parameter take: gets each record in the order of the files, and says whether it wants another.
    public init(_ take: @escaping @Sendable (FlowRecordValues) -> Bool) {
        self.take = take
    }

    /// Whether no more records are wanted.
    var isFull: Bool { isDone.load(ordering: .relaxed) }

    func take<Record: FlowRecord>(_ record: Record, _ layout: RecordLayout) {
        guard !isFull else { return }
        let values = layout.fields.indices.map { column in record.value(column, layout.fields[column]) }
        if !take(FlowRecordValues(layout: layout, values: values)) { isDone.store(true, ordering: .relaxed) }
    }
}

extension FlowRecord {
    /// The value of a column, by the kind of its field.
    func value(_ column: Int, _ field: FlowField) -> FlowValue {
        switch field.kind {
        case .address: address(column).map { .address($0) } ?? .absent
        case .integer: integer(column).map { .integer($0) } ?? .absent
        case .action, .logStatus, .text, .isoTime, .stampedVersion:
            word(column).map { .text(String(decoding: $0, as: UTF8.self)) } ?? .absent
        }
    }
}
