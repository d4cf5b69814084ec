import Findings
import Inventory
import Topology

extension Traffic {
    /// A gap met on the way: what is missing, and the reason it was refused for, where the collection was refused it.
    func gap(_ what: String, _ why: String) -> Gap {
        let refusal = topology.snapshot.refusals[what].map { "; the call was refused: \($0)" } ?? ""
        return Gap(what: what, why: why + refusal, matters: true)
    }
}
