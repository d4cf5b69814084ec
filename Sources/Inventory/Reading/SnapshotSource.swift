/// Where a piece of AWS CLI output came from, and what its place says about it.
struct SnapshotSource: Sendable, Hashable {
    /// The file, or the call for a live answer.
    var file: String
    /// What the folders say.
    var origin: Snapshot.Origin
    /// The folder named after the operation, for calls that are asked per id.
    var folder: String?
    /// The file's name without extension: the id, for calls that are asked per id.
    var stem: String

    /// Reads account, region, operation and id off a path below the snapshot's root.
    init(file: String, relativePath: String) {
        self.file = file
        var parts = relativePath.split(separator: "/").map(String.init)
        var name = parts.popLast() ?? ""
        for ending in [".gz", ".json"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        stem = name
        folder = parts.last
        origin = Snapshot.Origin(
            account: parts.last(where: Self.isAccountID), region: parts.last(where: Self.isRegion))
    }

    /// A live answer: the call stands for the file.
    init(operation: String, id: String?, origin: Snapshot.Origin) {
        file = id.map { "\(operation)/\($0)" } ?? operation
        folder = id == nil ? nil : operation
        stem = id ?? operation
        self.origin = origin
    }

    private static func isAccountID(_ text: String) -> Bool {
        text.count == 12 && text.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// `eu-west-1`, `us-gov-east-1`, `us-isob-east-1`: words joined by dashes, closing with a number.
    static func isRegion(_ text: String) -> Bool {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (3...4).contains(words.count), let last = words.last, let first = words.first else { return false }
        return (1...2).contains(last.count) && last.allSatisfy { $0.isASCII && $0.isNumber }
            && (2...4).contains(first.count)
            && words.dropLast().allSatisfy { word in
                !word.isEmpty && word.allSatisfy { $0.isASCII && $0.isLowercase && $0.isLetter }
            }
    }
}
