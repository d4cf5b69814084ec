/// What is asked of flow logs, wherever they lie: the same for the local reader, Athena and Logs Insights.
public struct FlowQuestion: Sendable {
    /// Which records are looked at.
    public var filter: FlowFilter
    /// The actions whose records are grouped.
    public var view: Set<FlowAction>
    /// Whether records without an action are grouped too.
    public var groupsRecordsWithoutAction: Bool
    /// What the records of a group share.
    public var grouping: FlowGrouping
    /// What groups are ordered by.
    public var order: FlowOrder
    /// How many groups are wanted; nil for all.
    public var top: Int?

    /// When it is asked, in Unix seconds: what no record is later than. Nil where that is not to be relied on.
    public var askedAt: Int64?

    /// The question that reading options ask.
    public init(_ options: FlowReadOptions, order: FlowOrder = .records, top: Int? = nil, askedAt: Int64? = nil) {
        filter = options.filter
        view = options.view
        groupsRecordsWithoutAction = options.groupsRecordsWithoutAction
        grouping = options.grouping
        self.order = order
        self.top = top
        self.askedAt = askedAt
    }
}

/// Why a question cannot be put to a query engine.
public struct QueryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let description: String

    init(_ description: String) { self.description = description }
}
