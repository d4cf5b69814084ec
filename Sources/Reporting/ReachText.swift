public import Audit
import Inventory
import NetworkSets
public import Topology

/// What `awsdrops reach` found, as text for people.
public struct ReachText {
    private let reach: Reach
    private let title: String
    private let topology: Topology
    private let style: TextStyle

    /// A text of who reaches an end, or whom it reaches.
    ///
    /// - Parameter name: The end as the user named it.
    public init(_ reach: Reach, _ direction: Reach.Direction, name: String, topology: Topology, style: TextStyle) {
        self.reach = reach
        let name = SafeText.printable(name)
        title = direction == .to ? "Who reaches \(name)" : "Whom \(name) reaches"
        self.topology = topology
        self.style = style
    }

    /// The text, closed by a line break.
    public func rendered() -> String {
        let count = "\(reach.rows.count) of \(reach.askedClasses) kinds of ends"
        var lines = [style.bold("\(title): \(reach.rows.isEmpty ? "nothing" : count)")]
        let ends = EndClassText(topologies: [topology])
        let components = ComponentText(topology: topology)
        for row in reach.rows {
            lines += ["", ends.text(row.ends) + place(row.ends)]
            for (words, packets) in [
                ("", row.outcome.allowed), ("lost on some ways or ports: ", row.outcome.partial),
                ("not known: ", row.outcome.unknown),
            ] where !packets.isEmpty {
                lines.append("   \(words)\(ServicesText.text(packets, of: row.outcome.asked))")
            }
            if !row.components.isEmpty {
                lines.append(
                    "   \(style.dim("through \(row.components.map(components.text).joined(separator: ", "))"))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func place(_ ends: EndClass) -> String {
        guard case .interface(let id)? = ends.members.first, let interface = topology.snapshot.networkInterfaces[id]
        else { return "" }
        let components = ComponentText(topology: topology)
        let groups = interface.groupIDs.map(components.text).joined(separator: ", ")
        return ", in \(components.text(interface.subnetID))" + (groups.isEmpty ? "" : ", groups \(groups)")
    }
}
