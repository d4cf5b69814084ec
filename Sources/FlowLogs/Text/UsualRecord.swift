import CByteMasks

/// Checks the usual record of a layout, all words at once: status OK, an action, every value one of its field.
///
/// What it does not know to be right it leaves to `LayoutColumns.fault`; it never lets pass what that refuses.
final class UsualRecord: Sendable {
    /// What a record turned out to be.
    enum Kind {
        /// A usual record with this action; nil where the layout has no action.
        case usual(FlowAction?)
        /// Windows without data, damaged lines, headers, other layouts.
        case other
    }

    /// Words of the layout.
    let count: Int
    private let columns: LayoutColumns
    private let lanes: Int
    // Written in init alone, read by whoever holds the object, freed with it: no two threads ever disagree about them.
    private nonisolated(unsafe) let wanted: UnsafeMutablePointer<UInt32>
    private nonisolated(unsafe) let minded: UnsafeMutablePointer<UInt32>
    private nonisolated(unsafe) let longest: UnsafeMutablePointer<Int32>
    private nonisolated(unsafe) let addresses: UnsafeMutablePointer<Int>
    private let addressCount: Int
    private nonisolated(unsafe) let ports: UnsafeMutablePointer<Int>
    private let portCount: Int

    // Words as numbers. Not static: reading a static constant asks each time whether it is made.
    private let accept = FieldText.packed8("ACCEPT")
    private let reject = FieldText.packed8("REJECT")
    private let ok = FieldText.packed8("OK")
    /// The largest port, its digits as a number of five bytes.
    private let largestPort = FieldText.packed8("65535").byteSwapped >> 24

    init(_ columns: LayoutColumns) {
        self.columns = columns
        let fields = columns.layout.fields
        count = fields.count
        lanes = (fields.count + 15) / 16 * 16
        wanted = .allocate(capacity: lanes)
        minded = .allocate(capacity: lanes)
        longest = .allocate(capacity: lanes)
        wanted.initialize(repeating: 0, count: lanes)
        minded.initialize(repeating: 0, count: lanes)
        longest.initialize(repeating: Int32.max, count: lanes)
        var addressColumns: [Int] = []
        var portColumns: [Int] = []
        for (index, field) in fields.enumerated() {
            minded[index] = WordIndex.endsLine
            switch field.kind {
            case .integer(let largest):
                minded[index] |= WordIndex.hasOtherThanDigits
                // As many digits as any number of this range may have without passing its bound.
                let isPort = largest == 65535
                longest[index] = Int32(isPort ? 5 : "\(largest)".utf8.count - 1) - 1
                if isPort { portColumns.append(index) }
            case .address: addressColumns.append(index)
            case .isoTime, .stampedVersion:
                // These are rare, and always looked at one by one.
                longest[index] = -1
            case .action, .logStatus, .text: break
            }
        }
        if let last = fields.indices.last { wanted[last] = WordIndex.endsLine }
        addressCount = addressColumns.count
        addresses = .allocate(capacity: addressCount)
        addresses.initialize(from: addressColumns, count: addressCount)
        portCount = portColumns.count
        ports = .allocate(capacity: portCount)
        ports.initialize(from: portColumns, count: portCount)
    }

    deinit {
        wanted.deallocate()
        minded.deallocate()
        longest.deallocate()
        addresses.deallocate()
        ports.deallocate()
    }

    /// Looks at the record. `record` may reach past its line where that is shorter; then it is no usual one.
    @inline(__always)
    func kind(of record: TextRecord) -> Kind {
        var lane = 0
        while lane < lanes {
            var faults = word_faults16(record.entries + lane, wanted + lane, minded + lane, longest + lane)
            let left = count &- lane
            if left < 16 { faults &= (1 &<< UInt32(truncatingIfNeeded: left)) &- 1 }
            while faults != 0 {
                guard isForgiven(record, lane &+ faults.trailingZeroBitCount) else { return .other }
                faults &= faults &- 1
            }
            lane &+= 16
        }
        // What a carriage return ends has a last word that is cut elsewhere.
        let end = Int(record.entries[count] & WordIndex.place) &- 2
        if record.text.load(fromByteOffset: end, as: UInt8.self) == UInt8(ascii: "\r") { return .other }
        for index in 0..<portCount {
            let word = record[ports[index]]
            let digits = FieldText.leading8(word).byteSwapped >> 24
            if word.count == 5, digits > largestPort { return .other }
        }
        for index in 0..<addressCount {
            let word = record[addresses[index]]
            if !FieldText.isDotted(word) {
                guard word.count == 1 && word[0] == UInt8(ascii: "-") || FieldText.address(word) != nil else {
                    return .other
                }
            }
        }
        if columns.status >= 0 {
            let word = record[columns.status]
            guard word.count == 2, FieldText.leading8(word) == ok else { return .other }
        }
        guard columns.action >= 0 else { return columns.status >= 0 ? .usual(nil) : .other }
        let word = record[columns.action]
        guard word.count == 6 else { return .other }
        switch FieldText.leading8(word) {
        case accept: return .usual(.accept)
        case reject: return .usual(.reject)
        default: return .other
        }
    }

    /// Whether a word that is not plainly right is right after all: a hyphen, or a long number.
    private func isForgiven(_ record: TextRecord, _ index: Int) -> Bool {
        // Nothing forgives a line that is shorter or longer than the layout.
        let isLast = index == count - 1
        guard (record.entries[index + 1] & WordIndex.endsLine != 0) == isLast else { return false }
        return columns.isValid(record, index)
    }
}
