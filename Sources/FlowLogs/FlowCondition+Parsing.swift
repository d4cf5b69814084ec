import NetworkSets

/// Why a condition is none.
public struct ConditionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what was expected.
    public let description: String
}

extension FlowCondition {
    /// Operators, longer ones first, so that `<=` is not read as `<`.
    private static let operators = ["!=", "<=", ">=", "=", "<", ">"]

    /// Reads `dstport = 443,8000-8100`, `srcaddr != 10.0.0.0/8`, `bytes >= 1000`, `instance-tag = web-*`.
    ///
    /// Numbers take ranges and lists, addresses blocks and lists, words lists and `*`. `<` and its like are for numbers alone.
    public init(_ text: String) throws(ConditionError) {
        let bytes = text.utf8
        guard let start = bytes.firstIndex(where: { "!=<>".utf8.contains($0) }),
            let sign = Self.operators.first(where: { text[start...].hasPrefix($0) })
        else {
            throw ConditionError(
                description:
                    "\"\(text)\" has no operator; conditions are written \"dstport = 443\", with = != < <= > >=")
        }
        let name = text[..<start].filter { $0 != " " }
        let value = text[text.index(start, offsetBy: sign.count)...].drop { $0 == " " }
        let words = value.split(separator: ",").map { word in
            String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let field = FlowField(named: name)
        guard field.isKnown || text.hasPrefix("${") else {
            throw ConditionError(description: "\"\(name)\" is no field of flow logs that awsdrops knows")
        }
        guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty }) else {
            throw ConditionError(description: "\"\(text)\" has no value behind \(sign)")
        }
        if sign == "=" || sign == "!=" {
            self.init(field, try Self.test(field, words), isNegated: sign == "!=")
        } else {
            self.init(field, .numbers([try Self.range(field, sign, words)]))
        }
    }

    private static func test(_ field: FlowField, _ words: [String]) throws(ConditionError) -> Test {
        switch field.kind {
        case .address:
            do {
                return .addresses(
                    AddressSet(
                        try words.map { $0.contains("/") ? try CIDRBlock($0) : CIDRBlock(try IPAddress($0)) }))
            } catch {
                throw ConditionError(description: "\(field): \(error)")
            }
        case .integer(let largest):
            var ranges: [ClosedRange<Int64>] = []
            for word in words { ranges.append(try range(field, word, largest)) }
            return .numbers(ranges)
        case .action, .logStatus, .text, .isoTime, .stampedVersion: return .words(words.map { WordPattern($0) })
        }
    }

    private static func range(
        _ field: FlowField, _ word: String, _ largest: Int64
    ) throws(ConditionError) -> ClosedRange<Int64> {
        if field.name == FlowField.protocolNumber.name, let name = InternetProtocol(word) {
            return Int64(name.rawValue)...Int64(name.rawValue)
        }
        let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { number($0, largest) }
        guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high else {
            throw ConditionError(
                description: "\(field): \"\(word)\" is neither a number up to \(largest) nor a range such as 1024-65535"
            )
        }
        return low...high
    }

    private static func range(
        _ field: FlowField, _ sign: String, _ words: [String]
    ) throws(ConditionError) -> ClosedRange<Int64> {
        guard case .integer = field.kind else {
            throw ConditionError(description: "\(field) holds no numbers; \(sign) compares numbers, use = or !=")
        }
        guard words.count == 1, let number = number(words[0][...], .max - 1) else {
            throw ConditionError(description: "\(field): \"\(words.joined(separator: ","))\" is no number")
        }
        guard sign != "<" || number > 0 else {
            throw ConditionError(description: "\(field) < 0: no value is below 0")
        }
        return switch sign {
        case "<": 0...number - 1
        case "<=": 0...number
        case ">": number + 1 ... .max
        default: number ... .max
        }
    }

    private static func number(_ text: Substring, _ largest: Int64) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), let number = Int64(text) else {
            return nil
        }
        return number <= largest ? number : nil
    }
}

extension FlowCondition {
    /// Reads TCP flags as people name them: `syn` (SYN without ACK), `syn-ack`, `fin`, `rst`, several joined by commas, all of
    /// which must have been seen; or a number, which must be the whole value.
    public init(tcpFlags text: String) throws(ConditionError) {
        if let number = Self.number(text[...], 255) {
            self.init(.tcpFlags, .numbers([number...number]))
            return
        }
        var set: Int64 = 0
        var clear: Int64 = 0
        for word in text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            switch word {
            case "fin": set |= 1
            case "syn":
                set |= 2
                clear |= 16
            case "rst": set |= 4
            case "syn-ack": set |= 18
            default:
                throw ConditionError(
                    description:
                        "\"\(word)\": expected syn, syn-ack, fin, rst, several with commas, or a number up to 255")
            }
        }
        guard set & clear == 0 else {
            throw ConditionError(description: "\"\(text)\": syn means SYN without ACK, and syn-ack SYN with it")
        }
        self.init(.tcpFlags, .flags(set: set, clear: clear))
    }
}
