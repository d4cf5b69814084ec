/// The values of one record by column, however it is stored. A column below zero is one that the format lacks.
protocol FlowRecord {
    /// A whole number; nil where it is absent.
    func integer(_ column: Int) -> Int64?
    /// An address as 128 bits, IPv4 mapped into IPv6; nil where it is absent.
    func address(_ column: Int) -> UInt128?
    /// The bytes of a word; nil where it is absent. They stay as long as the record does.
    func word(_ column: Int) -> UnsafeRawBufferPointer?
}

extension FlowRecord {
    /// A time in Unix seconds. Some sources write milliseconds, which are past the year 2038 as seconds.
    @inline(__always)
    func time(_ column: Int) -> Int64? {
        integer(column).map { $0 > Int64(Int32.max) ? $0 / 1000 : $0 }
    }
}
