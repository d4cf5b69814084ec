/// Memory for the bytes of a page. Bytes before and behind them can be read too, so that values are looked at in whole words.
struct PageMemory: ~Copyable {
    /// Readable bytes before and behind the content.
    static let margin = 64

    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * PageMemory.margin, alignment: 64)
    /// The size of the content in bytes.
    private(set) var count = 0

    deinit {
        memory.deallocate()
    }

    /// Makes room for content of this size; what was there is gone.
    mutating func resize(_ count: Int) {
        if count + 2 * Self.margin > memory.count {
            memory.deallocate()
            // Memory that is not touched costs nothing: what a page claims to hold is not believed before it is unpacked.
            memory = .allocate(byteCount: count + count / 4 + 2 * Self.margin, alignment: 64)
            memory[..<Self.margin].initializeMemory(as: UInt8.self, repeating: 0)
        }
        self.count = count
        memory[(Self.margin + count)..<(2 * Self.margin + count)].initializeMemory(as: UInt8.self, repeating: 0)
    }

    /// The content.
    var bytes: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: memory[Self.margin..<(Self.margin + count)])
    }
}
