/// The two ends of a connection, whichever sent.
struct FlowKey: Hashable {
    let low: Socket
    let high: Socket

    @inline(__always)
    init(_ one: Socket, _ other: Socket) {
        (low, high) = one < other ? (one, other) : (other, one)
    }
}
