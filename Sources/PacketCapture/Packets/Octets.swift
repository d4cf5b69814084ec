/// Bytes of a packet, read in network order. Every read is checked: what is beyond the end stops the program, never reads on.
struct Octets {
    private let base: UnsafeRawBufferPointer

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer) {
        base = bytes
    }

    @inline(__always)
    var count: Int { base.count }

    /// The bytes themselves.
    var raw: UnsafeRawBufferPointer { base }

    @inline(__always)
    func octet(_ place: Int) -> UInt8 {
        load(place, UInt8.self)
    }

    @inline(__always)
    func short(_ place: Int) -> UInt16 {
        UInt16(bigEndian: load(place, UInt16.self))
    }

    @inline(__always)
    func word(_ place: Int) -> UInt32 {
        UInt32(bigEndian: load(place, UInt32.self))
    }

    @inline(__always)
    func address(_ place: Int) -> UInt128 {
        UInt128(UInt64(bigEndian: load(place, UInt64.self))) << 64
            | UInt128(UInt64(bigEndian: load(place + 8, UInt64.self)))
    }

    /// A number of 16 bits in the byte order of a file.
    @inline(__always)
    func short(_ place: Int, swapped: Bool) -> UInt16 {
        let value = UInt16(littleEndian: load(place, UInt16.self))
        return swapped ? value.byteSwapped : value
    }

    /// A number of 32 bits in the byte order of a file.
    @inline(__always)
    func word(_ place: Int, swapped: Bool) -> UInt32 {
        let value = UInt32(littleEndian: load(place, UInt32.self))
        return swapped ? value.byteSwapped : value
    }

    /// The bytes from a place on; none where that is the end.
    @inline(__always)
    func from(_ place: Int) -> Octets {
        precondition(place >= 0 && place <= count)
        return Octets(UnsafeRawBufferPointer(rebasing: base[place...]))
    }

    /// At most the first bytes.
    @inline(__always)
    func first(_ length: Int) -> Octets {
        precondition(length >= 0)
        return Octets(UnsafeRawBufferPointer(rebasing: base[..<min(length, count)]))
    }

    @inline(__always)
    private func load<Number: BitwiseCopyable>(_ place: Int, _ type: Number.Type) -> Number {
        precondition(place >= 0 && place <= count - MemoryLayout<Number>.size)
        return base.loadUnaligned(fromByteOffset: place, as: type)
    }
}
