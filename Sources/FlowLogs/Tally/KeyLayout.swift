/// How the key of a group is packed into 64-bit words.
///
/// Word 0 holds the action (bits 0 and 1), the log's reason (2 and 3), whether the packets open no connection (4) or answer a
/// request for one (5), one bit per part that says whether there is a value, and small numbers. Addresses take two words of their own, other parts what they need.
struct KeyLayout: Sendable {
    /// Where one part stands.
    struct Slot: Sendable {
        enum Kind: Sendable, Hashable {
            case address
            case integer
            /// The number of a text in a `TextTable`.
            case text
            /// The beginning of an interval of so many seconds.
            case interval(Int64)
        }

        let kind: Kind
        let field: FlowField
        let presence: UInt64
        let word: Int
        let shift: UInt64
        let mask: UInt64
    }

    let slots: [Slot]
    /// The number of words.
    let count: Int
    let tellsCauses, tellsReplies: Bool
    let hasTexts: Bool

    private static let firstPresenceBit = 6

    init(_ grouping: FlowGrouping) {
        tellsCauses = grouping.tellsCauses
        tellsReplies = grouping.tellsReplies
        var slots: [Slot] = []
        var used = 1
        var bitsOfWordZero = Self.firstPresenceBit + grouping.parts.count
        for (index, part) in grouping.parts.enumerated() {
            let (kind, field, width) = Self.shape(of: part)
            let presence: UInt64 = 1 << UInt64(Self.firstPresenceBit + index)
            let isSmall = width < 64 && bitsOfWordZero + width <= 64
            slots.append(
                Slot(
                    kind: kind, field: field, presence: presence, word: isSmall ? 0 : used,
                    shift: isSmall ? UInt64(bitsOfWordZero) : 0, mask: width >= 64 ? .max : (1 << UInt64(width)) - 1))
            if isSmall { bitsOfWordZero += width } else { used += width > 64 ? 2 : 1 }
        }
        self.slots = slots
        count = used
        hasTexts = slots.contains { $0.kind == .text }
    }

    private static func shape(of part: FlowGrouping.Part) -> (Slot.Kind, FlowField, width: Int) {
        switch part {
        case .interval(let seconds): (.interval(seconds), .start, 64)
        case .field(let field):
            switch field.kind {
            case .address: (.address, field, 128)
            case .integer(let largest): (.integer, field, 64 - largest.leadingZeroBitCount)
            case .action, .logStatus, .text, .isoTime, .stampedVersion: (.text, field, 32)
            }
        }
    }

    /// Where a layout has the parts; -1 for those it lacks.
    func columns(in layout: RecordLayout) -> [Int] {
        slots.map { layout.columnOrStandIn(of: $0.field) ?? -1 }
    }

    /// Packs the key of a record.
    @inline(__always)
    func pack<Record: FlowRecord>(
        _ record: Record, _ columns: [Int], meta: UInt64, _ texts: inout TextTable,
        into key: UnsafeMutablePointer<UInt64>
    ) {
        for index in 0..<count { key[index] = 0 }
        key[0] = meta
        for index in slots.indices {
            let slot = slots[index]
            let column = columns[index]
            switch slot.kind {
            case .address:
                guard let value = record.address(column) else { continue }
                key[slot.word] = UInt64(truncatingIfNeeded: value >> 64)
                key[slot.word + 1] = UInt64(truncatingIfNeeded: value)
            case .integer:
                guard let value = record.integer(column) else { continue }
                key[slot.word] |= (UInt64(truncatingIfNeeded: value) & slot.mask) << slot.shift
            case .text:
                guard let word = record.word(column) else { continue }
                key[slot.word] |= UInt64(texts.number(of: word)) << slot.shift
            case .interval(let seconds):
                guard let time = record.time(column) else { continue }
                key[slot.word] |= UInt64(truncatingIfNeeded: time - time % seconds) << slot.shift
            }
            key[0] |= slot.presence
        }
    }

    /// The value of a part in a packed key.
    func value(_ slot: Slot, of key: UnsafePointer<UInt64>, _ texts: TextTable) -> FlowValue {
        guard key[0] & slot.presence != 0 else { return .absent }
        switch slot.kind {
        case .address: return .address(UInt128(key[slot.word]) << 64 | UInt128(key[slot.word + 1]))
        case .integer, .interval: return .integer(Int64(truncatingIfNeeded: key[slot.word] >> slot.shift & slot.mask))
        case .text: return .text(texts[UInt32(truncatingIfNeeded: key[slot.word] >> slot.shift)])
        }
    }

    /// Whether one key comes before another, by the values of their parts in order; nil where they are equal.
    func precedes(
        _ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>, _ texts: TextTable
    ) -> Bool? {
        for slot in slots {
            let isHere = (left[0] & slot.presence != 0, right[0] & slot.presence != 0)
            if isHere.0 != isHere.1 { return isHere.1 }
            guard isHere.0 else { continue }
            if slot.kind == .address {
                if left[slot.word] != right[slot.word] { return left[slot.word] < right[slot.word] }
                let low = (left[slot.word + 1], right[slot.word + 1])
                if low.0 != low.1 { return low.0 < low.1 }
                continue
            }
            let numbers = (left[slot.word] >> slot.shift & slot.mask, right[slot.word] >> slot.shift & slot.mask)
            if numbers.0 == numbers.1 { continue }
            guard slot.kind == .text else { return numbers.0 < numbers.1 }
            return texts[UInt32(truncatingIfNeeded: numbers.0)] < texts[UInt32(truncatingIfNeeded: numbers.1)]
        }
        let causes = (left[0] & 0x3F, right[0] & 0x3F)
        return causes.0 == causes.1 ? nil : causes.0 < causes.1
    }
}
