import Foundation

/// A parser that is handed damaged input, and what must hold of whatever it accepts.
public struct FuzzTarget: Sendable {
    /// Its name, as `make fuzz` takes it.
    public let name: String
    /// Valid input to start from.
    public let corpus: [[UInt8]]
    /// Words and signs of the format.
    public let words: [String]
    /// Parses input; says what does not hold of the result, if anything.
    public let complaint: @Sendable ([UInt8]) async -> String?

    init(
        _ name: String, corpus: [String], words: [String], complaint: @escaping @Sendable ([UInt8]) async -> String?
    ) {
        self.init(name, bytes: corpus.map { Array($0.utf8) }, words: words, complaint: complaint)
    }

    init(
        _ name: String, bytes: [[UInt8]], words: [String] = [],
        complaint: @escaping @Sendable ([UInt8]) async -> String?
    ) {
        self.name = name
        corpus = bytes + Self.kept(name)
        self.words = words
        self.complaint = complaint
    }

    /// All of them.
    public static let all =
        addresses + answers + captures + flowLogs + hosts + intents + rules + settings + snapshots

    /// The target of that name.
    public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

    /// The files of Corpus/NAME: input that is no text, and whatever once broke the parser.
    private static func kept(_ name: String) -> [[UInt8]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/\(name)")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.compactMap { try? Array(Data(contentsOf: $0)) }
    }

    /// What a body says of input that it gets as a file, which is gone afterwards.
    static func withFile(_ bytes: [UInt8], _ body: (String) async -> String?) async -> String? {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-fuzz-\(UUID().uuidString)")
        guard (try? Data(bytes).write(to: file)) != nil else { return "\(file.path) could not be made" }
        defer { try? FileManager.default.removeItem(at: file) }
        return await body(file.path)
    }
}
