import NetworkSets
import TestSupport
import Testing

@testable import Reachability

/// Address and port parts of stateful rules, against a reading of their own of one address or port at a time.
@Suite struct RuleExpressionTests {
    /// A part of a rule: what it looks like, and whether it holds for a number.
    private indirect enum Part: Sendable {
        case any
        case range(UInt16, UInt16)
        case not(Part)
        case list([Part])
        case variable(Int)
    }

    private static let variables: [[Part]] = [[.range(1, 3), .range(7, 7)], [.not(.range(2, 9))]]

    private func random(_ numbers: inout SplitMix64, _ depth: Int) -> Part {
        switch Int.random(in: 0..<(depth > 2 ? 2 : 5), using: &numbers) {
        case 0: return .any
        case 1:
            let low = UInt16.random(in: 0...12, using: &numbers)
            return .range(low, low + UInt16.random(in: 0...4, using: &numbers))
        case 2:
            let inner = random(&numbers, depth + 1)
            if case .not = inner { return inner }
            return .not(inner)
        case 3: return .list((0...Int.random(in: 0...3, using: &numbers)).map { _ in random(&numbers, depth + 1) })
        default: return .variable(Int.random(in: 0..<Self.variables.count, using: &numbers))
        }
    }

    private func holds(_ part: Part, _ number: UInt16) -> Bool {
        switch part {
        case .any: return true
        case .range(let low, let high): return low...high ~= number
        case .not(let inner): return !holds(inner, number)
        case .variable(let index): return holds(.list(Self.variables[index]), number)
        case .list(let members):
            var (wanted, isWanted, isRefused) = (false, false, false)
            for member in members {
                if case .not(let inner) = member {
                    isRefused = isRefused || holds(inner, number)
                } else {
                    wanted = true
                    isWanted = isWanted || holds(member, number)
                }
            }
            return (isWanted || !wanted) && !isRefused
        }
    }

    private func text(_ part: Part, _ range: (UInt16, UInt16) -> String) -> String {
        switch part {
        case .any: "any"
        case .range(let low, let high): range(low, high)
        case .not(let inner): "!\(text(inner, range))"
        case .list(let members): "[\(members.map { text($0, range) }.joined(separator: ", "))]"
        case .variable(let index): "$V\(index)"
        }
    }

    private func values(_ range: (UInt16, UInt16) -> String) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: Self.variables.enumerated().map { index, members in
                ("V\(index)", members.map { text($0, range) })
            })
    }

    @Test("Every number is judged alike, as port and as address", arguments: 0..<20) func random(_ seed: UInt64) throws
    {
        var numbers = SplitMix64(seed: seed)
        func ports(_ low: UInt16, _ high: UInt16) -> String { low == high ? "\(low)" : "\(low):\(high)" }
        func addresses(_ low: UInt16, _ high: UInt16) -> String { "10.0.0.\(low)-10.0.0.\(high)" }
        let expression = RuleExpression(
            variables: RuleVariables(addresses: values(addresses), ports: values(ports)))
        for _ in 0..<50 {
            let part = random(&numbers, 0)
            let portSet = try expression.ports(text(part, ports))
            let addressSet = try expression.addresses(text(part, addresses))
            for number: UInt16 in 0...20 {
                let wanted = holds(part, number)
                #expect(portSet.contains(number) == wanted, "\(number) in \(text(part, ports))")
                let address = IPAddress(family: .ipv4, bits: 0x0A00_0000 + UInt128(number))
                #expect(addressSet.contains(address) == wanted, "\(address) in \(text(part, addresses))")
            }
        }
    }

    @Test(
        "What means nothing is said so",
        arguments: ["$NOWHERE", "@LIST", "10.0.0.0/99", "[10.0.0.1", "host", "10.0.0.9-10.0.0.1", "$SELF", ""])
    func nothing(_ text: String) {
        let expression = RuleExpression(variables: RuleVariables(addresses: ["SELF": ["$SELF"]]))
        #expect(throws: RuleExpression.Failure.self) { try expression.addresses(text) }
    }

    @Test("Ports that are none", arguments: ["70000", ":", "5:1", "http", "1:2:3", "$P", ""]) func noPorts(
        _ text: String
    ) {
        #expect(throws: RuleExpression.Failure.self) { try RuleExpression(variables: RuleVariables()).ports(text) }
    }

    @Test("Rules in lines: comments, continuations, quotes and brackets") func lines() throws {
        let text =
            "# none\npass tcp [10.0.0.1, 10.0.0.2] any -> any 1 \\\n  (msg:\"a; \\\"b\\\" (c)\"; sid:3;)\n\ndrop ip any any -> any any (sid:4;)"
        let rules = SuricataRule.lines(of: text).compactMap(SuricataRule.init)
        #expect(rules.map { $0.value(of: "sid") } == ["3", "4"])
        #expect(rules.first?.head[2] == "[10.0.0.1,10.0.0.2]")
        #expect(rules.first?.options.map(\.keyword) == ["msg", "sid"])
    }
}
