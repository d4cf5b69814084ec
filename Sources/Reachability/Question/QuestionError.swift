/// Why two ends and their options make no question.
public struct QuestionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What does not fit, and what to ask instead.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
