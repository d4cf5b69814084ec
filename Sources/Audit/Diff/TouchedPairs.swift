import Inventory
import Topology

/// Which pairs of classes of ends each edit may concern.
struct TouchedPairs {
    /// The edits that concern an end, by its role.
    private struct Roles {
        var any: Set<Int> = []
        var near: Set<Int> = []
        var far: Set<Int> = []

        init(_ end: NetworkEnd?, _ touches: [TouchedEnds.Touch]) {
            guard let end else { return }
            for (edit, touch) in touches.enumerated() {
                if touch.ends.contains(end) { any.insert(edit) }
                if touch.near.contains(end) { near.insert(edit) }
                if !touch.near.isEmpty, touch.far.contains(end) { far.insert(edit) }
            }
        }
    }

    // Members of a class are touched by the same edits, or by edits that are alike: one speaks for all. Of a class and itself
    // two members are asked.
    private let firsts: [Roles]
    private let seconds: [Roles]
    private let anyClasses: [Int]
    private let nearClasses: [Int: [Int]]
    private let farClasses: [Int: [Int]]

    init(_ touches: [TouchedEnds.Touch], _ classes: [EndClass]) {
        let roles = classes.map { Roles($0.members.first, touches) }
        firsts = roles
        seconds = classes.map { Roles($0.members.dropFirst().first, touches) }
        let seconds = seconds
        anyClasses = roles.indices.filter { !roles[$0].any.isEmpty || !seconds[$0].any.isEmpty }
        var near: [Int: [Int]] = [:]
        var far: [Int: [Int]] = [:]
        for place in roles.indices {
            for edit in roles[place].near { near[edit, default: []].append(place) }
            for edit in roles[place].far { far[edit, default: []].append(place) }
        }
        nearClasses = near
        farClasses = far
    }

    /// The classes that connections of a class lead to which an edit may concern, in order.
    func goals(of place: Int) -> [Int] {
        if !firsts[place].any.isEmpty { return Array(firsts.indices) }
        var goals = Set(anyClasses)
        for edit in firsts[place].near { goals.formUnion(farClasses[edit] ?? []) }
        for edit in firsts[place].far { goals.formUnion(nearClasses[edit] ?? []) }
        return goals.sorted()
    }

    /// The edits that may concern connections from one class to another, in order.
    func edits(from source: Int, to goal: Int) -> [Int] {
        let (from, to) = (firsts[source], source == goal ? seconds[goal] : firsts[goal])
        return from.any.union(to.any).union(from.near.intersection(to.far)).union(from.far.intersection(to.near))
            .sorted()
    }
}
