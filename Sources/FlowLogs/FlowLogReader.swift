import Glibc

/// How flow logs are read.
public struct FlowReadOptions: Sendable {
    /// The formats of records without a header; empty tries those that are known.
    public var layouts: [RecordLayout] = []
    /// Which records are looked at.
    public var filter = FlowFilter()
    /// The actions whose records are grouped.
    public var view: Set<FlowAction> = [.reject]
    /// Whether the first malformed line ends the reading.
    public var isStrict = false

    /// Rejects of any record.
    public init() {}
}

/// Reads flow log files: plain or gzip, with header or without, several at a time.
public enum FlowLogReader {
    /// Counts the records of all files. Files are read on as many threads as there are processors.
    ///
    /// - Parameter paths: files, directories (all files in them, at any depth), or `-` for standard input.
    public static func tally(_ paths: [String], _ options: FlowReadOptions) async throws(FlowLogError) -> FlowTally {
        let queue = FileQueue(try FileFinder.files(in: paths))
        let workers = min(queue.files.count, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        let results = await withTaskGroup(of: [Int: Result<FlowTally, FlowLogError>].self) { group in
            for _ in 0..<workers {
                group.addTask { read(queue, options) }
            }
            return await group.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
        }
        var total = FlowTally()
        // Several files may fail: the first in the order given is told, whichever thread was faster.
        for index in results.keys.sorted() {
            if let result = results[index] { total.add(try result.get()) }
        }
        return total
    }

    /// One worker: takes the next file until there is none. Its tallies are kept by the index of its first file.
    private static func read(
        _ queue: FileQueue, _ options: FlowReadOptions
    ) -> [Int: Result<FlowTally, FlowLogError>] {
        var results: [Int: Result<FlowTally, FlowLogError>] = [:]
        while let index = queue.take() {
            var scanner = TextScanner(file: queue.files[index], options: options)
            do throws(FlowLogError) {
                try scanner.scan()
                results[index] = .success(scanner.tally)
            } catch {
                results[index] = .failure(error)
                return results
            }
        }
        return results
    }
}
