import Foundation
import JSONText

/// Compares snapshots file by file.
enum SnapshotComparison {
    /// The names of the files that are in one of the two only, or differ as JSON. `collect.json` does not count.
    static func differences(_ left: URL, _ right: URL) throws -> [String] {
        let names = Set(files(below: left) + files(below: right))
        return try names.sorted().filter { name in
            let files = [left, right].map { $0.appending(path: name) }
            guard files.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) }) else { return true }
            return try !json(files[0]).isSameJSON(as: json(files[1]))
        }
    }

    /// The places of a snapshot's files, without `collect.json`.
    static func files(below root: URL) -> [String] {
        let all = FileManager.default.enumerator(atPath: root.path)?.allObjects ?? []
        return all.compactMap { $0 as? String }.filter { $0.hasSuffix(".json") && $0 != "collect.json" }.sorted()
    }

    /// A file's content.
    static func json(_ url: URL) throws -> JSONValue {
        try JSONDocument(parsing: [UInt8](Data(contentsOf: url))).root.value
    }
}
