/// A set of ends, as a file of intents writes it: any of some words, without those of others.
struct IntentSet: Sendable {
    /// What is in it.
    let words: [IntentWord]
    /// What is not, though the words above have it.
    let exceptions: [IntentWord]

    /// The words, one after the other.
    var text: String {
        let own = words.map(\.text).joined(separator: ", ")
        return exceptions.isEmpty ? own : "\(own) except \(exceptions.map(\.text).joined(separator: ", "))"
    }
}
