import Inventory
import Topology

/// A component as people know it: its id, and the name they gave it.
struct ComponentText {
    let topology: Topology

    /// `acl-0a1 (shop-db)`, or the id alone.
    ///
    /// Of a load balancer and a target group the name, since ARNs are too long to read.
    func text(_ id: String) -> String {
        if let balancer = topology.balancer(id) { return "\(balancer.prefix):\(SafeText.printable(balancer.name))" }
        if let pool = topology.targetPool(id) { return "targets \(SafeText.printable(pool.name))" }
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
