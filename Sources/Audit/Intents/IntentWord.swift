import Inventory

/// A word of a file of intents, and where it stands.
struct IntentWord: Sendable, Hashable {
    let text: String
    let line: Int
    let column: Int

    /// A fault at this word.
    func fault(_ reason: String) -> YAMLFault { YAMLFault(line: line, column: column, reason) }
}
