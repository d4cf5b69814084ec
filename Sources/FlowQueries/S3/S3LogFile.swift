import AWSClient
import FlowLogs

/// A flow log file in S3, open: pieces of it are fetched ahead of the reader, and the last ones are kept.
final class S3LogFile: LogFile {
    /// How many pieces are kept. Parquet is read at as many places as there are columns in use.
    private static let mostPieces = 24
    /// How many pieces are fetched ahead.
    private static let lookahead = 3

    private let log: S3Log
    private var pieces: [Int: FetchedBytes] = [:]
    /// The numbers of the pieces, that used last at the end.
    private var uses: [Int] = []
    private var position = 0

    init(_ log: S3Log, first: FetchedBytes?) {
        self.log = log
        if let first {
            pieces[0] = first
            uses = [0]
        }
    }

    var name: String { log.name }
    var size: Int? { log.object.size }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        let count = try read(into: buffer, at: position)
        position += count
        return count
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FlowLogError) -> Int {
        let end = min(offset + buffer.count, log.object.size)
        var place = offset
        while place < end {
            let number = place / S3Log.pieceSize
            let bytes = try piece(number)
            let start = place - number * S3Log.pieceSize
            let count = min(bytes.count - start, end - place)
            guard count > 0 else { throw .damaged(file: name, reason: "it became shorter while it was read") }
            bytes.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[(place - offset)...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)]))
            }
            place += count
        }
        return max(0, end - offset)
    }

    private func piece(_ number: Int) throws(FlowLogError) -> [UInt8] {
        let last = (log.object.size - 1) / S3Log.pieceSize
        // Where the piece before was read, those behind will be; a jump to another place promises nothing.
        let isOnward = number == 0 || pieces[number - 1] != nil
        for wanted in number...min(last, number + (isOnward ? Self.lookahead : 0)) where pieces[wanted] == nil {
            pieces[wanted] = log.fetch(wanted)
            uses.append(wanted)
        }
        if let place = uses.firstIndex(of: number) { uses.append(uses.remove(at: place)) }
        while uses.count > Self.mostPieces { pieces[uses.removeFirst()] = nil }
        do {
            return try pieces[number]?.wait() ?? []
        } catch {
            throw FlowLogError(error, of: name)
        }
    }
}

extension FlowLogError {
    /// What a failed call means for the reading of an object.
    init(_ error: CallError, of name: String) {
        switch error {
        case .cancelled: self = .cancelled
        case .service(let refusal) where (400..<500).contains(refusal.status) && !refusal.isAuthenticationFailure:
            self = .withheld(file: name, reason: "\(refusal)")
        default: self = .cannotRead(file: name, reason: "\(error)")
        }
    }
}
