import Synchronization

/// Finds the line of a byte: the line feeds before each block of the text, counted when first asked.
///
/// Complaints are rare, so parsing does not pay for lines; but one file can have a thousand complaints, so they must
/// not each count from the start.
struct LineIndex: ~Copyable, Sendable {
    private static let blockSize = 4096
    private static let lineFeed = UInt8(ascii: "\n")

    private let feedsBeforeBlock = Mutex<[UInt32]>([])

    func line(atByte offset: Int, in bytes: [UInt8]) -> Int {
        let offset = min(max(offset, 0), bytes.count)
        let block = offset / Self.blockSize
        let before = feedsBeforeBlock.withLock { table in
            if table.isEmpty { table = Self.countFeeds(in: bytes) }
            return Int(table[block])
        }
        return before + Self.feeds(in: bytes, from: block * Self.blockSize, to: offset) + 1
    }

    private static func countFeeds(in bytes: [UInt8]) -> [UInt32] {
        var table: [UInt32] = [0]
        table.reserveCapacity(bytes.count / blockSize + 1)
        var total = 0
        var start = 0
        while start + blockSize <= bytes.count {
            total += feeds(in: bytes, from: start, to: start + blockSize)
            table.append(UInt32(truncatingIfNeeded: total))
            start += blockSize
        }
        return table
    }

    private static func feeds(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        bytes[start..<end].withUnsafeBytes { block in
            guard let base = block.baseAddress else { return 0 }
            var total = 0
            var position = 0
            while position + ByteWord.size <= block.count {
                total += ByteWord(loadingFrom: base + position).count(of: lineFeed)
                position += ByteWord.size
            }
            while position < block.count {
                total += block[position] == lineFeed ? 1 : 0
                position += 1
            }
            return total
        }
    }
}
