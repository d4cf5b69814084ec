import AWSClient
import FlowLogs

/// Which folders and files of a bucket a question needs.
struct FlowLogListing {
    private let times: ClosedRange<Int64>?
    /// Lists of regions, of each of which a record's region must be one.
    private let regions: [[String]]

    init(_ filter: FlowFilter) {
        if filter.since == nil, filter.until == nil {
            times = nil
        } else {
            let margins = PartitionMargins.s3
            let begin = filter.since.map { max(0, $0 - margins.before) } ?? 0
            let end = filter.until.map { $0 + margins.after } ?? .max
            times = begin <= end ? begin...end : begin...begin
        }
        regions = filter.wordLists(of: FlowField(named: "region"))
    }

    /// Whether nothing can be left out, so that listing folder by folder gains nothing.
    var needsAll: Bool { times == nil && regions.isEmpty }

    /// Whether records that are wanted may be below a folder.
    func mayNeed(_ folder: FlowLogFolder) -> Bool {
        if let region = folder.region, !regions.allSatisfy({ $0.contains(region) }) { return false }
        guard let times, let own = folder.times else { return true }
        return own.lowerBound <= times.upperBound && own.upperBound > times.lowerBound
    }

    /// Whether records that are wanted may be in a file.
    func mayNeed(_ object: S3Object) -> Bool {
        // Folders that consoles make are objects without content.
        guard object.size > 0 else { return false }
        guard let times, let own = FlowLogSlot.times(of: object.location.key) else { return true }
        return own.lowerBound <= times.upperBound && own.upperBound > times.lowerBound
    }
}
