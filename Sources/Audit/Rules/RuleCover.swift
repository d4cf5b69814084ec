/// Which other rules make a rule superfluous.
struct RuleCover {
    /// The rules that together match all the rule does, by their index; none of them can be spared.
    var indices: [Int]

    /// The smallest cover that sparing rules one by one leaves; nil where something is left uncovered.
    ///
    /// - Parameters:
    ///   - boxes: What the rule matches.
    ///   - others: The candidates with what each matches, the broadest first: they are kept before narrower ones.
    init?(of boxes: [RuleBox], by others: [(index: Int, boxes: [RuleBox])]) {
        if boxes.isEmpty { return nil }
        if let whole = others.first(where: { boxes.subtracting($0.boxes).isEmpty }) {
            indices = [whole.index]
            return
        }
        var needed = others.filter { !boxes.intersection($0.boxes).isEmpty }
        guard boxes.subtracting(needed.flatMap(\.boxes)).isEmpty else { return nil }
        for candidate in needed.reversed() where needed.count > 1 {
            let without = needed.filter { $0.index != candidate.index }
            if boxes.subtracting(without.flatMap(\.boxes)).isEmpty { needed = without }
        }
        indices = needed.map(\.index)
    }
}
