import JSONText

/// Reads snapshots from files and directories.
public enum SnapshotReader {
    /// The largest size of a decompressed file, in bytes: more is a mistake or an attack.
    static let largestFile = 4 << 30

    /// Reads every `.json` and `.json.gz` file of the paths, directories recursively, into one snapshot.
    ///
    /// - Throws: `SnapshotError` for a path that cannot be opened, a file that is no JSON, or nothing found. An element that
    ///   cannot be read is no error; it is a warning of the snapshot.
    public static func read(_ paths: [String]) throws(SnapshotError) -> Snapshot {
        var builder = SnapshotBuilder()
        var filesRead = 0
        for path in paths {
            for file in try FileTree.files(below: path, endings: [".json", ".json.gz"]) {
                let document = try parse(file.path)
                builder.add(document.root, from: SnapshotSource(file: file.path, relativePath: file.relativePath))
                filesRead += 1
            }
        }
        let snapshot = builder.finish()
        guard !snapshot.isEmpty else { throw .empty(paths: paths, filesRead: filesRead) }
        return snapshot
    }

    private static func parse(_ path: String) throws(SnapshotError) -> JSONDocument {
        var bytes = try FileTree.contents(of: path)
        if Gzip.isGzip(bytes) {
            do {
                bytes = try Gzip.decompress(bytes, limit: largestFile)
            } catch {
                throw .malformed(file: path, reason: "\(error)")
            }
        }
        do {
            return try JSONDocument(parsing: bytes)
        } catch {
            throw .malformed(file: path, reason: "\(error)")
        }
    }
}
