public import Inventory

/// A file of findings that somebody decided to live with (`.awsdrops.yaml`).
public struct SuppressionFile: Sendable {
    /// The name it is looked for under, in the folder the command runs in.
    public static let usualName = ".awsdrops.yaml"

    /// The entries, in order of the file.
    public let entries: [Suppression]

    /// Why a file cannot be used: every mistake in it, in order of the lines.
    public struct Mistakes: Error, Sendable {
        /// The mistakes; at least one.
        public let all: [YAMLFault]
    }

    /// Reads the text of a file. An empty one has no entries.
    public static func read(_ text: String) throws(Mistakes) -> SuppressionFile {
        let root: YAMLNode?
        do throws(YAMLFault) {
            root = try YAMLReader.read(text)
        } catch {
            throw Mistakes(all: [error])
        }
        var reader = SuppressionReader()
        let entries = root.map { reader.entries($0) } ?? []
        if reader.mistakes.isEmpty { return SuppressionFile(entries: entries) }
        throw Mistakes(all: reader.mistakes.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
    }
}
