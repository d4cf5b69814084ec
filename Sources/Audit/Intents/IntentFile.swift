public import Inventory

/// A file of intents: what has to hold in a network, and names for the sets it speaks of.
public struct IntentFile: Sendable {
    /// The intents, in order of the file; at least one.
    public let intents: [Intent]
    /// The sets that have a name.
    let sets: [String: IntentSet]

    /// Why a file cannot be used: every mistake in it, in order of the lines.
    public struct Mistakes: Error, Sendable {
        /// The mistakes; at least one.
        public let all: [YAMLFault]
    }

    /// Reads the text of a file.
    public static func read(_ text: String) throws(Mistakes) -> IntentFile {
        let root: YAMLNode?
        do throws(YAMLFault) {
            root = try YAMLReader.read(text)
        } catch {
            throw Mistakes(all: [error])
        }
        var reader = IntentReader()
        let file = reader.file(root)
        if reader.mistakes.isEmpty { return file }
        throw Mistakes(all: reader.mistakes.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
    }
}
