import NetworkSets

extension FlowCondition {
    /// The condition on a value that `SQLField` made. Where there is none it is NULL, and so not met, negated or not.
    func sql(on value: String) -> String {
        isNegated ? "NOT \(plainSQL(value))" : plainSQL(value)
    }

    private func plainSQL(_ value: String) -> String {
        switch test {
        case .numbers(let ranges):
            return either(
                value,
                ranges.map { range in
                    if range.upperBound == .max { return "\(value) >= \(range.lowerBound)" }
                    return range.lowerBound == range.upperBound
                        ? "\(value) = \(range.lowerBound)"
                        : "\(value) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
                })
        case .addresses(let set):
            return either(
                value,
                Self.bounds(of: set).map { range in
                    "\(value) BETWEEN \(SQLText.address(range.lowerBound)) AND \(SQLText.address(range.upperBound))"
                })
        case .words(let patterns):
            return either(
                value,
                patterns.map { pattern in
                    pattern.hasStars
                        ? "\(value) LIKE \(SQLText.literal(Self.like(pattern))) ESCAPE '\\'"
                        : "\(value) = \(SQLText.literal(pattern.text))"
                })
        case .flags(let set, let clear):
            return "(bitwise_and(\(value), \(set)) = \(set) AND bitwise_and(\(value), \(clear)) = 0)"
        }
    }

    /// One of the conditions on a value; NULL for no value even where there are none.
    private func either(_ value: String, _ conditions: [String]) -> String {
        conditions.isEmpty ? "(\(value) IS NULL AND NULL)" : SQLText.any(conditions)
    }

    /// The addresses of a set as numbers of 128 bits, IPv4 mapped into IPv6. Mapped addresses count as IPv4 alone.
    static func bounds(of set: AddressSet) -> [ClosedRange<UInt128>] {
        let mapped = FieldText.mapped(0)...FieldText.mapped(.max)
        let ipv4 = set.ipv4.ranges.map {
            FieldText.mapped(
                UInt32(truncatingIfNeeded: $0.lowerBound))...FieldText.mapped(
                    UInt32(truncatingIfNeeded: $0.upperBound))
        }
        return ipv4 + set.ipv6.subtracting(IntervalSet(mapped)).ranges
    }

    private static func like(_ pattern: WordPattern) -> String {
        pattern.text.reduce(into: "") { text, character in
            switch character {
            case "*": text += "%"
            case "%", "_", "\\": text += "\\\(character)"
            default: text.append(character)
            }
        }
    }
}
