/// Where a piece of AWS CLI output came from, and what its place says about it.
struct SnapshotSource: Sendable, Hashable {
    /// The file, or the call for a live answer.
    var file: String
    /// What the folders say.
    var origin: Snapshot.Origin
    /// The file's name without extension: the id, for calls that are asked per id.
    var stem: String

    /// Reads account, region and id off a path; of several folders that look like one the innermost counts.
    init(file: String, place: String) {
        self.file = file
        var parts = place.split(separator: "/").map(String.init)
        var name = parts.popLast() ?? ""
        for ending in [".gz", ".json"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        stem = name
        origin = Snapshot.Origin(
            account: parts.last(where: Self.isAccountID), region: parts.last(where: Self.isRegion))
    }

    /// A live answer: the call stands for the file.
    init(operation: String, id: String?, origin: Snapshot.Origin) {
        file = id.map { "\(operation)/\($0)" } ?? operation
        stem = id ?? operation
        self.origin = origin
    }

    private static func isAccountID(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// `eu-west-1`, `us-gov-east-1`, `us-isob-east-1`: an area, perhaps a partition, a point of the compass and a number.
    static func isRegion(_ text: String) -> Bool {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (3...4).contains(words.count), let last = words.last, let first = words.first else { return false }
        return (1...2).contains(last.utf8.count) && last.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && first.utf8.count == 2 && compassPoints.contains(String(words[words.count - 2]))
            && words.dropLast().allSatisfy { word in
                !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
            }
    }

    private static let compassPoints: Set = [
        "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest",
    ]
}
