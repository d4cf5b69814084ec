import NetworkSets
import Testing

@testable import FlowLogs

/// What of a filter CloudWatch Logs can compare itself; no event that passes the filter may be left out by it.
@Suite struct FlowFilterPatternTests {
    private static let layout = RecordLayout(["srcaddr", "dstport", "action", "bytes"].map { FlowField(named: $0) })

    private func pattern(_ conditions: [String]) throws -> String? {
        var filter = FlowFilter()
        filter.conditions = try conditions.map { try FlowCondition($0) }
        return FlowFilterPattern.text(filter, Self.layout)
    }

    @Test(arguments: [
        (["dstport = 443"], "[f0, f1 = 443, f2, f3]"), (["dstport = 80,443"], "[f0, f1 = 80 || f1 = 443, f2, f3]"),
        (["bytes >= 100"], "[f0, f1, f2, f3 >= 100]"),
        (["bytes <= 200"], "[f0, f1, f2, f3 >= 0 && f3 <= 200]"),
        (["action = REJECT"], "[f0, f1, f2 = \"REJECT\", f3]"),
        (
            ["srcaddr = 10.0.0.1", "dstport = 1-2"],
            "[f0 = \"10.0.0.1\" || f0 = \"::ffff:10.0.0.1\", f1 >= 1 && f1 <= 2, f2, f3]"
        ),
        (["bytes >= 100", "bytes <= 200"], "[f0, f1, f2, f3 >= 100]"),
    ])
    func statesWhatItCan(conditions: [String], text: String) throws {
        #expect(try pattern(conditions) == text)
    }

    @Test(arguments: [
        [], ["dstport != 443"], ["srcaddr = 10.0.0.0/24"], ["srcaddr = 2001:db8::1"], ["action = REJ*"],
        ["dstport = 1-2,5-6"], ["vpc-id = vpc-1"], ["action = a]b"],
    ])
    func leavesTheRestToTheReader(conditions: [String]) throws {
        #expect(try pattern(conditions) == nil)
    }
}
