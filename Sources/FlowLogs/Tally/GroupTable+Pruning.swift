extension GroupTable {
    /// Keeps the groups with the most records, of equal ones those that came first.
    ///
    /// - Returns: how many groups went, and the records of the largest of them.
    mutating func prune(keeping limit: Int) -> (count: Int, largest: Int) {
        guard count > limit else { return (0, 0) }
        let records = (0..<count).map { sums($0).records }
        let sorted = records.sorted(by: >)
        let threshold = sorted[limit]
        // Some of the groups at the threshold may stay: as many as there is room for.
        var room = limit - (sorted.firstIndex { $0 <= threshold } ?? limit)
        var kept = GroupTable(keyCount: keyCount)
        for number in 0..<count {
            let size = records[number]
            guard size > threshold || size == threshold && room > 0 else { continue }
            if size == threshold { room -= 1 }
            let sums = sums(number)
            kept.add(
                key(number), records: UInt64(truncatingIfNeeded: sums.records),
                packets: UInt64(truncatingIfNeeded: sums.packets), bytes: UInt64(truncatingIfNeeded: sums.bytes),
                first: sums.first, last: sums.last)
        }
        let gone = count - kept.count
        self = kept
        return (gone, threshold)
    }
}
