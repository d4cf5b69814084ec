import Topology

/// A component as people know it: its id, and the name they gave it.
struct ComponentText {
    let topology: Topology

    /// `acl-0a1 (shop-db)`, or the id alone.
    func text(_ id: String) -> String {
        let printed = SafeText.printable(id)
        guard let name = topology.name(of: id), name != id else { return printed }
        return "\(printed) (\(SafeText.printable(name)))"
    }
}
