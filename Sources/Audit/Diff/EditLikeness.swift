import Inventory
import Topology

/// Edits that are alike: the same happened to several hosts, such as a hundred that are new.
struct EditLikeness {
    /// For each edit, the edits like it with the ends that each is about, by those ends.
    private let kinds: [String: [NetworkEnd: [Int]]]
    /// The kind of each edit; nil for one that is about more than a host.
    private let kindByEdit: [String?]
    /// What was done to each host that was edited by itself: hosts of which it was the same may be alike.
    let marks: [NetworkEnd: String]

    init(_ edits: [ConfigurationEdit], _ topologies: [Topology]) {
        var kinds: [String: [NetworkEnd: [Int]]] = [:]
        var kindByEdit: [String?] = []
        var done: [NetworkEnd: [String]] = [:]
        for (index, edit) in edits.enumerated() {
            let ends = Self.ends(of: edit, topologies)
            let kind = ends.map { _ in "\(edit.resource) \(edit.action): \(edit.text)" }
            kindByEdit.append(kind)
            guard let kind, let ends else { continue }
            for end in ends {
                kinds[kind, default: [:]][end, default: []].append(index)
                done[end, default: []].append(kind)
            }
        }
        self.kinds = kinds
        self.kindByEdit = kindByEdit
        marks = done.mapValues { $0.sorted().joined(separator: "; ") }
    }

    /// The hosts that an edit is about by itself; nil for one that is about more.
    private static func ends(of edit: ConfigurationEdit, _ topologies: [Topology]) -> [NetworkEnd]? {
        switch edit.scope {
        case .interface(let id): [.interface(id)]
        case .instance(let id):
            Set(topologies.flatMap { $0.interfaces(ofInstance: id).map(\.id) }).sorted().map { .interface($0) }
        default: nil
        }
    }

    /// What edits are grouped by: their kind, or the edit itself.
    func kind(of edit: Int) -> String { kindByEdit[edit] ?? "edit \(edit)" }

    /// An edit and those that did the same to other members of some classes.
    func alike(_ edit: Int, in classes: [EndClass]) -> [Int] {
        guard let kind = kindByEdit[edit], let byEnd = kinds[kind] else { return [edit] }
        return classes.flatMap(\.members).flatMap { byEnd[$0] ?? [] } + [edit]
    }
}
