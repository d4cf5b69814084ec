import Foundation

/// Looks for secrets in what a program printed and wrote.
struct SecretCheck {
    /// A secret, and where it was found: a stream or a file.
    struct Leak: Equatable, CustomStringConvertible {
        let secret: String
        let place: String

        var description: String { "the secret \"\(secret)\" is in \(place)" }
    }

    let secrets: [String]

    /// The leaks in one text.
    func leaks(in text: Data, at place: String) -> [Leak] {
        text.withUnsafeBytes { text in
            secrets.filter { holds(text, $0) }.map { Leak(secret: $0, place: place) }
        }
    }

    /// Searches with the C library: some answers of the tests are 200 MB.
    private func holds(_ text: UnsafeRawBufferPointer, _ secret: String) -> Bool {
        let wanted = Array(secret.utf8)
        guard let first = wanted.first, var place = text.baseAddress else { return false }
        let end = place + text.count
        while place + wanted.count <= end, let found = memchr(place, Int32(first), end - place) {
            if UnsafeRawPointer(found) + wanted.count <= end, memcmp(found, wanted, wanted.count) == 0 { return true }
            place = UnsafeRawPointer(found) + 1
        }
        return false
    }

    /// The leaks in every file below a directory, hidden ones too, and in the files' names.
    func leaks(below root: URL) throws -> [Leak] {
        let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        return try (all?.allObjects ?? []).compactMap { $0 as? URL }.flatMap { file in
            let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            let content = isFile ? try Data(contentsOf: file, options: .alwaysMapped) : Data()
            let name = Data(file.path.dropFirst(root.path.count).utf8)
            return leaks(in: content, at: file.path) + leaks(in: name, at: "the name of \(file.path)")
        }
    }

    /// The directories that arguments name as `--out DIR` or `--out=DIR`.
    static func outputFolders(in arguments: [String]) -> [URL] {
        let joined = arguments.filter { $0.hasPrefix("--out=") }.map { String($0.dropFirst("--out=".count)) }
        let apart = zip(arguments, arguments.dropFirst()).filter { $0.0 == "--out" }.map(\.1)
        return (joined + apart).map { URL(filePath: $0) }
    }
}
