/// Reads whole numbers written as differences in blocks (DELTA_BINARY_PACKED).
///
/// Source: "Delta Encoding" of Parquet's description of encodings.
enum DeltaReader {
    /// Reads numbers from the start of the bytes.
    ///
    /// - Parameter most: how many there may be.
    /// - Returns: the numbers and how many bytes they take; nil where the bytes are no such numbers. Eight bytes behind them
    ///   must be readable.
    static func numbers(_ bytes: UnsafeRawBufferPointer, most: Int) -> (numbers: [Int64], size: Int)? {
        var position = 0
        guard let base = bytes.baseAddress, let blockSize = variable(bytes, &position),
            let miniblocks = variable(bytes, &position), let total = variable(bytes, &position),
            let first = variable(bytes, &position), blockSize > 0, blockSize <= 1 << 20, miniblocks > 0,
            miniblocks <= blockSize, blockSize % miniblocks == 0, total <= UInt64(most)
        else { return nil }
        let perMiniblock = Int(blockSize / miniblocks)
        guard perMiniblock % 8 == 0 else { return nil }
        var numbers: [Int64] = []
        numbers.reserveCapacity(Int(total))
        var value = signed(first)
        if total > 0 { numbers.append(value) }
        while numbers.count < Int(total) {
            guard let lowest = variable(bytes, &position).map(signed), Int(miniblocks) <= bytes.count - position else {
                return nil
            }
            let widths = bytes[position..<(position + Int(miniblocks))]
            position += Int(miniblocks)
            for width in widths where numbers.count < Int(total) {
                let size = perMiniblock / 8 * Int(width)
                guard width <= 64, size <= bytes.count - position else { return nil }
                for index in 0..<min(perMiniblock, Int(total) - numbers.count) {
                    let delta = bits(base + position, at: index * Int(width), width: UInt64(width))
                    value = value &+ lowest &+ Int64(bitPattern: delta)
                    numbers.append(value)
                }
                position += size
            }
        }
        return (numbers, position)
    }

    private static func bits(_ base: UnsafeRawPointer, at bit: Int, width: UInt64) -> UInt64 {
        guard width > 0 else { return 0 }
        let low = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
        let shift = UInt64(bit & 7)
        var value = low >> shift
        if shift + width > 64 {
            value |= UInt64(base.load(fromByteOffset: (bit >> 3) + 8, as: UInt8.self)) << (64 - shift)
        }
        return width == 64 ? value : value & ((1 << width) - 1)
    }

    private static func variable(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    private static func signed(_ value: UInt64) -> Int64 {
        Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }
}
