import Inventory
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

    /// Where a component is, with a comma before it, if the snapshot leaves a choice: ", in eu-west-1 of 111122223333".
    func place(_ id: String) -> String {
        guard topology.spansOrigins, let origin = topology.origin(of: id) else { return "" }
        let region = origin.region.map { ", in \(SafeText.printable($0))" } ?? ""
        let account = origin.account.map { "\(region.isEmpty ? ", in" : " of") \(SafeText.printable($0))" } ?? ""
        return region + account
    }
}
