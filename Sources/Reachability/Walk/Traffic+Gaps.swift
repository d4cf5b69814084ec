import Findings
import Inventory
import Topology

extension Traffic {
    /// A gap met on the way: what is missing, and the reason it was refused for, where the collection was refused it.
    func gap(_ what: String, _ why: String) -> Gap {
        let refusal = topology.snapshot.refusals[what].map { "; the call was refused: \($0)" } ?? ""
        return Gap(what: what, why: why + refusal, matters: true)
    }

    /// The gap of what stands for a value that a plan tells only after it was applied; nil for any other id.
    func plannedGap(_ id: String) -> Gap? {
        KnownAfterApply.attribute(of: id).map { Gap(what: $0, why: "\($0) is known after apply only", matters: true) }
    }
}
