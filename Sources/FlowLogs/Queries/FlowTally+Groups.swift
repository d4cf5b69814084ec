extension FlowTally {
    /// Adds a group that was summed elsewhere; its sums join those of the same key.
    func add(_ group: FlowGroup) {
        var key = [UInt64](repeating: 0, count: layout.count)
        key[0] = UInt64(group.action?.rawValue ?? 0) | UInt64(group.reason?.rawValue ?? 0) << 2
        key[0] |= (group.isLate ? 1 << 4 : 0) | (group.isReply ? 1 << 5 : 0)
        for (slot, value) in zip(layout.slots, group.values) {
            switch value {
            case .absent: continue
            case .address(let bits):
                key[slot.word] = UInt64(truncatingIfNeeded: bits >> 64)
                key[slot.word + 1] = UInt64(truncatingIfNeeded: bits)
            case .integer(let number):
                key[slot.word] |= (UInt64(truncatingIfNeeded: number) & slot.mask) << slot.shift
            case .text(let text): key[slot.word] |= UInt64(texts.number(of: text)) << slot.shift
            }
            key[0] |= slot.presence
        }
        let sums = group.sums
        key.withUnsafeBufferPointer { key in
            guard let base = key.baseAddress else { return }
            table.add(
                base, records: UInt64(truncatingIfNeeded: sums.records),
                packets: UInt64(truncatingIfNeeded: sums.packets), bytes: UInt64(truncatingIfNeeded: sums.bytes),
                first: sums.first, last: sums.last)
        }
    }
}

extension FlowValue {
    /// The value of a part as a query engine writes it; nil where the text is none.
    init?(_ text: String, of part: FlowGrouping.Part) {
        guard case .field(let field) = part else {
            guard let number = Int64(text) else { return nil }
            self = .integer(number)
            return
        }
        switch field.kind {
        case .address:
            var copy = text
            guard let bits = copy.withUTF8({ FieldText.address(UnsafeRawBufferPointer($0)) }) else { return nil }
            self = .address(bits)
        case .integer(let largest):
            guard let number = Int64(text), (0...largest).contains(number) else { return nil }
            self = .integer(number)
        case .action, .logStatus, .text, .isoTime, .stampedVersion: self = .text(text)
        }
    }
}
