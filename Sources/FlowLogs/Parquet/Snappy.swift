/// Unpacks Snappy blocks. Source: "Snappy compressed format description" (format_description.txt of Snappy).
enum Snappy {
    /// Fills the output; false where the block is damaged or holds another number of bytes.
    static func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        var position = 0
        guard let size = size(input, &position), size == output.count else { return false }
        guard let base = output.baseAddress, let source = input.baseAddress else { return size == 0 }
        var filled = 0
        while position < input.count {
            let tag = input[position]
            position += 1
            if tag & 3 == 0 {
                var length = Int(tag >> 2)
                if length >= 60 {
                    let extra = length - 59
                    guard extra <= input.count - position else { return false }
                    length = 0
                    for index in 0..<extra { length |= Int(input[position + index]) << (8 * index) }
                    position += extra
                }
                length += 1
                guard length <= input.count - position, length <= output.count - filled else { return false }
                (base + filled).copyMemory(from: source + position, byteCount: length)
                position += length
                filled += length
                continue
            }
            let offsetSize = tag & 3 == 3 ? 4 : Int(tag & 3)
            guard offsetSize <= input.count - position else { return false }
            let length = tag & 3 == 1 ? Int(tag >> 2 & 7) + 4 : Int(tag >> 2) + 1
            var offset = tag & 3 == 1 ? Int(tag >> 5) << 8 | Int(input[position]) : 0
            if tag & 3 != 1 {
                for index in 0..<offsetSize { offset |= Int(input[position + index]) << (8 * index) }
            }
            position += offsetSize
            guard offset > 0, offset <= filled, length <= output.count - filled else { return false }
            copy(base + filled, offset, length)
            filled += length
        }
        return filled == size
    }

    /// Copies from what was written before; the two may overlap, and then the bytes repeat.
    @inline(__always)
    private static func copy(_ target: UnsafeMutableRawPointer, _ offset: Int, _ length: Int) {
        let source = target - offset
        if offset >= length {
            target.copyMemory(from: source, byteCount: length)
            return
        }
        for index in 0..<length {
            target.storeBytes(
                of: source.load(fromByteOffset: index, as: UInt8.self), toByteOffset: index, as: UInt8.self)
        }
    }

    /// The unpacked size, which stands before the data.
    private static func size(_ input: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
        var size = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard position < input.count else { return nil }
            let byte = input[position]
            position += 1
            size |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return size }
        }
        return nil
    }
}
