extension FlowTally {
    /// The groups with the most records first, then by packets, then by key, so that the order never hangs on chance.
    ///
    /// - Parameter top: how many; nil gives all.
    public func largestGroups(_ top: Int?) -> [(key: FlowKey, sums: FlowSums)] {
        let sorted = groups.sorted { left, right in
            if left.value.records != right.value.records { return left.value.records > right.value.records }
            if left.value.packets != right.value.packets { return left.value.packets > right.value.packets }
            return left.key.precedes(right.key)
        }
        return sorted.prefix(top ?? sorted.count).map { ($0.key, $0.value) }
    }
}

extension FlowKey {
    fileprivate func precedes(_ other: FlowKey) -> Bool {
        let left = (source ?? 0, destination ?? 0, destinationPort, protocolNumber ?? 0, action.rawValue)
        let right = (
            other.source ?? 0, other.destination ?? 0, other.destinationPort, other.protocolNumber ?? 0,
            other.action.rawValue
        )
        if left != right { return left < right }
        return (reason?.rawValue ?? .max) < (other.reason?.rawValue ?? .max)
    }
}
