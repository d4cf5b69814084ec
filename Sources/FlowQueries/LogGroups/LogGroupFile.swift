import AWSClient
import FlowLogs

/// The pages of a log group's events, one after the other, as JSON documents: one is fetched while the one before is read.
final class LogGroupFile: LogFile {
    private let log: LogGroupLog
    private var next: FetchedBytes?
    private var page: [UInt8] = []
    private var position = 0
    private var seenTokens: Set<String> = []

    init(_ log: LogGroupLog, first: FetchedBytes) {
        self.log = log
        next = first
    }

    var name: String { log.name }
    var size: Int? { nil }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if position == page.count {
                guard try turn() else { break }
                continue
            }
            let count = min(buffer.count - filled, page.count - position)
            page.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
            }
            position += count
            filled += count
        }
        return filled
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FlowLogError) -> Int {
        throw .cannotRead(file: name, reason: "events come one after the other and have no places")
    }

    /// Goes on to the next page; false after the last.
    private func turn() throws(FlowLogError) -> Bool {
        guard let fetched = next else { return false }
        do {
            page = try fetched.wait()
        } catch {
            throw FlowLogError(error, of: name)
        }
        position = 0
        next = nil
        if let token = try log.token(after: page) {
            guard seenTokens.insert(token).inserted else {
                throw .damaged(file: name, reason: "CloudWatch Logs gave the same page of events twice")
            }
            next = log.fetch(token)
        }
        return true
    }
}
