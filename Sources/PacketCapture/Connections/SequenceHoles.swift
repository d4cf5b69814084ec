/// The stretches of a stream that were not seen though later ones were.
struct SequenceHoles {
    /// More holes than this at once are not kept apart: the oldest are given up.
    private static let mostHoles = 1024

    private(set) var ranges: [Range<Int64>] = []

    @inline(__always)
    var isEmpty: Bool { ranges.isEmpty }

    /// Adds the stretch that was jumped over; it lies above all others.
    mutating func append(_ range: Range<Int64>) {
        if ranges.count >= Self.mostHoles { ranges.removeFirst(Self.mostHoles / 2) }
        ranges.append(range)
    }

    /// Whether part of the stretch is missing.
    func meets(_ range: Range<Int64>) -> Bool {
        ranges.contains { $0.overlaps(range) }
    }

    /// Takes out what was seen now.
    mutating func fill(_ range: Range<Int64>) {
        var left: [Range<Int64>] = []
        for hole in ranges {
            guard hole.overlaps(range) else {
                left.append(hole)
                continue
            }
            if hole.lowerBound < range.lowerBound { left.append(hole.lowerBound..<range.lowerBound) }
            if range.upperBound < hole.upperBound { left.append(range.upperBound..<hole.upperBound) }
        }
        ranges = left
    }

    /// Gives up what lies below an acknowledgement, and says how many bytes that was.
    mutating func dropAcknowledged(_ end: Int64) -> Int {
        guard let first = ranges.first, first.lowerBound < end else { return 0 }
        let below = ranges.reduce(0) { $0 + max(0, min($1.upperBound, end) - $1.lowerBound) }
        fill(first.lowerBound..<end)
        return Int(below)
    }
}
