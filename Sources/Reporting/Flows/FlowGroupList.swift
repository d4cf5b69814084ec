public import Attribution
public import FlowLogs

/// The groups to report, in order, one after the other.
public enum FlowGroupList {
    /// Those of a tally; the causes are what the log itself proves.
    case counted(FlowTally, order: FlowOrder, top: Int?)
    /// Groups whose causes were looked for.
    case attributed([AttributedFlow])

    /// Calls with each group and its cause, which is nil for what was not rejected and for groupings that tell no causes.
    func forEach<Failure: Error>(
        _ body: (FlowGroup, FlowAttribution?) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .counted(let tally, let order, let top):
            let tellsCauses = tally.grouping.tellsCauses
            try tally.forEachGroup(top, by: order) { group throws(Failure) in
                let isExplained = tellsCauses && group.action == .reject
                try body(group, isExplained ? FlowAttribution(provenByLog: group) : nil)
            }
        case .attributed(let flows):
            for flow in flows { try body(flow.group, flow.attribution) }
        }
    }
}
