import NetworkSets

/// The filter pattern for space-delimited events by which CloudWatch Logs leaves out what a filter refuses.
///
/// Source: "Filter pattern syntax", CloudWatch Logs User Guide. Only conditions that the pattern states exactly are in it; the rest is
/// left to the reader, to whom every event that passes the whole filter is given.
public enum FlowFilterPattern {
    /// The pattern; nil where it would leave nothing out.
    ///
    /// - Parameters:
    ///   - layout: of every event.
    ///   - keepingSkipped: whether windows whose records were lost, which have no addresses, are wanted too.
    public static func text(_ filter: FlowFilter, _ layout: RecordLayout, keepingSkipped: Bool = false) -> String? {
        var terms: [Int: String] = [:]
        for condition in filter.conditions {
            guard let column = layout.column(of: condition.field), terms[column] == nil,
                let term = term(condition, "f\(column)", keepingSkipped)
            else { continue }
            terms[column] = term
        }
        guard !terms.isEmpty else { return nil }
        return "[\(layout.fields.indices.map { terms[$0] ?? "f\($0)" }.joined(separator: ", "))]"
    }

    /// What a condition demands of a field; nil where the pattern has no words for it.
    private static func term(_ condition: FlowCondition, _ name: String, _ keepsSkipped: Bool) -> String? {
        guard !condition.isNegated else { return nil }
        if keepsSkipped {
            guard case .addresses = condition.test else { return nil }
        }
        switch condition.test {
        case .numbers(let ranges):
            if ranges.allSatisfy({ $0.lowerBound == $0.upperBound }), !ranges.isEmpty {
                return anyOf(ranges.map { String($0.lowerBound) }, name)
            }
            guard ranges.count == 1, let range = ranges.first else { return nil }
            let bounds = [
                range.lowerBound == .min ? nil : "\(name) >= \(range.lowerBound)",
                range.upperBound == .max ? nil : "\(name) <= \(range.upperBound)",
            ].compactMap(\.self)
            return bounds.isEmpty ? nil : bounds.joined(separator: " && ")
        case .words(let patterns):
            guard patterns.allSatisfy({ !$0.hasStars && isPlain($0.text) }) else { return nil }
            return anyOf(patterns.map { "\"\($0.text)\"" }, name)
        case .addresses(let set):
            // IPv6 has more than one text for an address, and a block none.
            let blocks = set.blocks
            guard !blocks.isEmpty, blocks.allSatisfy({ $0.first == $0.last && $0.first.family == .ipv4 }) else {
                return nil
            }
            return anyOf(
                blocks.flatMap { ["\"\($0.first)\"", "\"::ffff:\($0.first)\""] } + (keepsSkipped ? ["\"-\""] : []), name
            )
        case .flags: return nil
        }
    }

    private static func anyOf(_ values: [String], _ name: String) -> String {
        values.map { "\(name) = \($0)" }.joined(separator: " || ")
    }

    private static func isPlain(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { $0 > 32 && $0 < 127 && !#""[],\\%*"#.utf8.contains($0) }
    }
}
