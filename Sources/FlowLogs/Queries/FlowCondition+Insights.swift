import NetworkSets

extension FlowCondition {
    /// The condition on a field of a Logs Insights query. A hyphen there is no value, and does not meet it, negated or not.
    func insights(on value: String) -> String {
        let isThere = "\(value) != \"-\""
        return isNegated ? "\(isThere) and not \(plain(value))" : "\(isThere) and \(plain(value))"
    }

    private func plain(_ value: String) -> String {
        switch test {
        case .numbers(let ranges):
            return Self.any(
                value,
                ranges.map { range in
                    if range.upperBound == .max { return "\(value) >= \(range.lowerBound)" }
                    return range.lowerBound == range.upperBound
                        ? "\(value) = \(range.lowerBound)"
                        : "(\(value) >= \(range.lowerBound) and \(value) <= \(range.upperBound))"
                })
        case .addresses(let set):
            return Self.any(
                value,
                set.blocks.map { block in
                    "\(block.family == .ipv4 ? "isIpv4InSubnet" : "isIpv6InSubnet")(\(value), \"\(block)\")"
                })
        case .words(let patterns):
            return Self.any(
                value,
                patterns.map { pattern in
                    pattern.hasStars
                        ? "\(value) like /\(InsightsText.expression(pattern))/"
                        : "\(value) = \(InsightsText.literal(pattern.text))"
                })
        case .flags(let set, let clear):
            // Logs Insights has no operators on bits.
            let bits = (0..<8).map { Int64(1) << $0 }
            let wanted = bits.filter { (set | clear) & $0 != 0 }.map { bit in
                "floor(\(value) / \(bit)) % 2 = \(set & bit != 0 ? 1 : 0)"
            }
            return "(\(wanted.joined(separator: " and ")))"
        }
    }

    private static func any(_ value: String, _ conditions: [String]) -> String {
        conditions.isEmpty ? "(\(value) = \"-\")" : "(\(conditions.joined(separator: " or ")))"
    }
}
