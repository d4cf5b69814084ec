import FlowLogs
import Inventory

/// The formats of a snapshot's flow logs.
enum FlowLogFormats {
    /// Each format once, in the order of the flow logs' ids. One that is none is told and left out.
    static func layouts(of snapshot: Snapshot, _ console: Console) -> [RecordLayout] {
        var layouts: [RecordLayout] = []
        for log in snapshot.flowLogs.byID.values.sorted(by: { $0.id < $1.id }) {
            guard let format = log.format else { continue }
            do throws(FormatError) {
                let layout = try RecordLayout(format: format)
                if !layouts.contains(layout) { layouts.append(layout) }
            } catch {
                console.note("warning: the format of \(log.id) is not read: \(error)")
            }
        }
        return layouts
    }
}
