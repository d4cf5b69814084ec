import NetworkSets

/// A thing on the way of packets. Every kind answers the same question: which of these packets pass, which drop and why,
/// and where they go next.
protocol Component: Sendable {
    func judge(_ traffic: Traffic) -> Judgement
}
