import NetworkSets

/// A thing on the way of packets. Every kind answers the same question: which of these packets pass, which drop and why,
/// and where they go next.
protocol Component: Sendable {
    func judge(_ traffic: Traffic) -> Judgement

    /// The component as a filter that has an opposite; nil where it is none. Asked at every step, where a cast to the protocol
    /// would be one percent of the whole answer.
    var mirroredFilter: (any MirroredFilter)? { get }
}

extension Component {
    var mirroredFilter: (any MirroredFilter)? { nil }
}
