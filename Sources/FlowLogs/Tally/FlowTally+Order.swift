/// What groups are ordered by, largest or latest first.
public enum FlowOrder: String, Sendable, CaseIterable {
    case records
    case packets
    case bytes
    case first
    case last

    /// The number by which sums are ordered.
    public func rank(_ sums: FlowSums) -> Int64 {
        switch self {
        case .records: Int64(sums.records)
        case .packets: Int64(sums.packets)
        case .bytes: Int64(sums.bytes)
        case .first: sums.first ?? .min
        case .last: sums.last ?? .min
        }
    }
}

extension FlowTally {
    /// The groups in order: the largest first, then by records, packets and key, so that the order never hangs on chance.
    ///
    /// - Parameter top: how many; nil gives all.
    public func largestGroups(_ top: Int?, by order: FlowOrder = .records) -> [FlowGroup] {
        numbers(top, by: order).map { group($0) }
    }

    /// Calls with each group in the same order, one after the other, so that they need not all be in memory.
    public func forEachGroup<Failure: Error>(
        _ top: Int?, by order: FlowOrder, _ body: (FlowGroup) throws(Failure) -> Void
    ) throws(Failure) {
        for number in numbers(top, by: order) { try body(group(number)) }
    }

    private func numbers(_ top: Int?, by order: FlowOrder) -> [Int] {
        let isBefore = { [self] (left: Int, right: Int) -> Bool in
            let sums = (table.sums(left), table.sums(right))
            let ranks = (order.rank(sums.0), order.rank(sums.1))
            if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
            if sums.0.records != sums.1.records { return sums.0.records > sums.1.records }
            if sums.0.packets != sums.1.packets { return sums.0.packets > sums.1.packets }
            return layout.precedes(table.key(left), table.key(right), texts) ?? false
        }
        guard let top, top < table.count / 8 else {
            return Array((0..<table.count).sorted(by: isBefore).prefix(top ?? table.count))
        }
        // A few of many: keep the best so far in order, and look at each group once.
        var best: [Int] = []
        best.reserveCapacity(top + 1)
        for number in 0..<table.count {
            if best.count == top, let last = best.last, !isBefore(number, last) { continue }
            best.insert(number, at: best.partitioningIndex { isBefore(number, $0) })
            if best.count > top { best.removeLast() }
        }
        return best
    }
}

extension Array {
    /// The first place whose element meets the condition, where all after it do too.
    fileprivate func partitioningIndex(_ condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
