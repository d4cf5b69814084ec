/// Which records are looked at: those that meet every condition.
public struct FlowFilter: Sendable {
    /// What must hold, all of it.
    public var conditions: [FlowCondition] = []
    /// Only windows that end at this time or later, in Unix seconds.
    public var since: Int64?
    /// Only windows that begin at this time or before, in Unix seconds.
    public var until: Int64?

    /// Lets everything pass.
    public init() {}

    /// Adds a condition on a field.
    public mutating func require(_ field: FlowField, _ test: FlowCondition.Test) {
        conditions.append(FlowCondition(field, test))
    }

    /// The words that a field may be, for each condition that lists them.
    public func wordLists(of field: FlowField) -> [[String]] {
        conditions.compactMap { condition in
            guard condition.field.name == field.name, !condition.isNegated, case .words(let patterns) = condition.test,
                patterns.allSatisfy({ !$0.hasStars })
            else { return nil }
            return patterns.map(\.text)
        }
    }

    /// Whether everything passes.
    public var isEmpty: Bool { conditions.isEmpty && since == nil && until == nil }
}

/// A filter made for a layout, so that no field is searched by name for a record.
final class LayoutFilter: Sendable {
    private let conditions: [(column: Int, condition: FlowCondition)]
    private let since, until: Int64?
    private let start, end: Int

    init(_ filter: FlowFilter, _ columns: LayoutColumns) {
        conditions = filter.conditions.map { (columns.layout.columnOrStandIn(of: $0.field) ?? -1, $0) }
        since = filter.since
        until = filter.until
        start = columns.start
        end = columns.end
    }

    /// Whether the record meets every condition. One that lacks a field of a condition does not.
    func passes<Record: FlowRecord>(_ record: Record) -> Bool {
        for (column, condition) in conditions where !condition.holds(record, column) { return false }
        return isInTime(record)
    }

    /// Whether records that were lost may have met every condition: those on fields that this one has are met.
    func mayHavePassed<Record: FlowRecord>(_ skipped: Record) -> Bool {
        for (column, condition) in conditions where skipped.word(column) != nil {
            if !condition.holds(skipped, column) { return false }
        }
        return isInTime(skipped)
    }

    private func isInTime<Record: FlowRecord>(_ record: Record) -> Bool {
        // A record with one of its two times is judged by that one.
        if let since {
            guard let time = record.time(end) ?? record.time(start), time >= since else { return false }
        }
        if let until {
            guard let time = record.time(start) ?? record.time(end), time <= until else { return false }
        }
        return true
    }
}
