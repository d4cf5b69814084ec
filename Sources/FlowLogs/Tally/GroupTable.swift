import Glibc

/// Sums by key: a hash table with open addressing whose entries, key and sums, lie one behind the other.
///
/// An entry is the key's words, then records, packets, bytes, first and last. Entries never move but as a whole, so their numbers
/// stay. The hash is seeded by chance, so that no log can be made to put all groups in one place.
struct GroupTable: ~Copyable {
    /// The words of sums behind a key.
    private static let sumCount = 5
    private static let seed = UInt64.random(in: 0...(.max))
    /// What stands for "no time": earlier than nothing, later than nothing.
    private static let noFirst = UInt64(bitPattern: Int64.max)
    private static let noLast = UInt64(bitPattern: Int64.min)

    let keyCount: Int
    private let stride: Int
    private var entries: UnsafeMutablePointer<UInt64>
    private var room: Int
    /// The upper half of the hash and the entry's number and one; 0 where no entry is.
    private var places: UnsafeMutablePointer<UInt64>
    private var placeCount: Int
    /// The number of groups.
    private(set) var count = 0

    /// No groups, with keys of so many words.
    init(keyCount: Int) {
        self.keyCount = keyCount
        stride = keyCount + Self.sumCount
        room = 1 << 10
        placeCount = 1 << 11
        entries = Self.resized(nil, to: room * stride)
        places = .allocate(capacity: placeCount)
        places.initialize(repeating: 0, count: placeCount)
    }

    deinit {
        free(entries)
        places.deallocate()
    }

    /// The key of the group of this number.
    func key(_ number: Int) -> UnsafePointer<UInt64> { UnsafePointer(entries + number * stride) }

    /// The sums of the group of this number.
    func sums(_ number: Int) -> FlowSums {
        let sums = entries + (number * stride + keyCount)
        return FlowSums(
            records: Int(truncatingIfNeeded: sums[0]), packets: Int(truncatingIfNeeded: sums[1]),
            bytes: Int(truncatingIfNeeded: sums[2]), first: sums[3] == Self.noFirst ? nil : Int64(bitPattern: sums[3]),
            last: sums[4] == Self.noLast ? nil : Int64(bitPattern: sums[4]))
    }

    /// Adds sums to the group of a key. Packets and bytes wrap around past 64 bits.
    mutating func add(
        _ key: UnsafePointer<UInt64>, records: UInt64, packets: UInt64, bytes: UInt64, first: Int64?, last: Int64?
    ) {
        let sums = entries(of: key) + keyCount
        sums[0] &+= records
        sums[1] &+= packets
        sums[2] &+= bytes
        if let first, first < Int64(bitPattern: sums[3]) { sums[3] = UInt64(bitPattern: first) }
        if let last, last > Int64(bitPattern: sums[4]) { sums[4] = UInt64(bitPattern: last) }
    }

    /// The entry of a key, made where there is none.
    private mutating func entries(of key: UnsafePointer<UInt64>) -> UnsafeMutablePointer<UInt64> {
        let hash = hash(key)
        let tag = hash & 0xFFFF_FFFF_0000_0000
        var place = Int(truncatingIfNeeded: hash) & (placeCount &- 1)
        while places[place] != 0 {
            if places[place] & 0xFFFF_FFFF_0000_0000 == tag {
                let entry = entries + Int(places[place] & 0xFFFF_FFFF &- 1) &* stride
                if isEqual(entry, key) { return entry }
            }
            place = (place &+ 1) & (placeCount &- 1)
        }
        if count == room { grow() }
        count += 1
        places[place] = tag | UInt64(count)
        let entry = entries + (count - 1) * stride
        entry.update(from: key, count: keyCount)
        for index in 0..<3 { entry[keyCount + index] = 0 }
        entry[keyCount + 3] = Self.noFirst
        entry[keyCount + 4] = Self.noLast
        if count * 2 > placeCount { spread() }
        return entry
    }

    private func isEqual(_ left: UnsafePointer<UInt64>, _ right: UnsafePointer<UInt64>) -> Bool {
        for index in 0..<keyCount where left[index] != right[index] { return false }
        return true
    }

    private func hash(_ key: UnsafePointer<UInt64>) -> UInt64 {
        var hash = Self.seed
        for index in 0..<keyCount {
            let product = (hash ^ key[index]).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        return hash
    }

    private mutating func grow() {
        entries = Self.resized(entries, to: room * 2 * stride)
        room *= 2
    }

    /// Memory for so many words. `realloc` moves large blocks by their pages, without copying them.
    private static func resized(_ old: UnsafeMutablePointer<UInt64>?, to count: Int) -> UnsafeMutablePointer<UInt64> {
        guard let memory = realloc(old, count * MemoryLayout<UInt64>.stride) else {
            fatalError("there is no memory for \(count / 10) groups")
        }
        return memory.assumingMemoryBound(to: UInt64.self)
    }

    private mutating func spread() {
        places.deallocate()
        placeCount *= 2
        places = .allocate(capacity: placeCount)
        places.initialize(repeating: 0, count: placeCount)
        for number in 0..<count {
            let hash = hash(entries + number * stride)
            var place = Int(truncatingIfNeeded: hash) & (placeCount - 1)
            while places[place] != 0 { place = (place + 1) & (placeCount - 1) }
            places[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
        }
    }
}
