public import Attribution
import Findings
public import FlowLogs

/// The groups to report, in order, one after the other.
public enum FlowGroupList {
    /// Those of a tally; the causes are what the log itself proves.
    case counted(FlowTally, order: FlowOrder, top: Int?)
    /// Groups whose causes were looked for, in rules of that time (ISO 8601), where it is known.
    case attributed([AttributedFlow], rulesAsOf: String?)

    /// When the rules were read that the causes are looked for in.
    var rulesAsOf: String? {
        guard case .attributed(_, let time) = self else { return nil }
        return time
    }

    /// A group with what is known of it.
    struct Item {
        let group: FlowGroup
        /// Nil for what was not rejected and for groupings that tell no causes.
        var cause: FlowAttribution?
        /// What would mend it.
        var fixes: [Fix] = []
        /// Who its ends are, where a snapshot tells.
        var source, destination: FlowEnd?
    }

    /// Whether the ends have names.
    var namesEnds: Bool { if case .attributed = self { true } else { false } }

    /// Calls with each group.
    func forEach<Failure: Error>(_ body: (Item) throws(Failure) -> Void) throws(Failure) {
        switch self {
        case .counted(let tally, let order, let top):
            let tellsCauses = tally.grouping.tellsCauses
            try tally.forEachGroup(top, by: order) { group throws(Failure) in
                let isExplained = tellsCauses && group.action == .reject
                try body(Item(group: group, cause: isExplained ? FlowAttribution(provenByLog: group) : nil))
            }
        case .attributed(let flows, _):
            for flow in flows {
                try body(
                    Item(
                        group: flow.group, cause: flow.attribution, fixes: flow.fixes, source: flow.source,
                        destination: flow.destination))
            }
        }
    }
}
