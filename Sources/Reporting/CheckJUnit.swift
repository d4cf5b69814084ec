public import Audit
import Findings
import NetworkSets
import Reachability

/// What `awsdrops check` found as a JUnit report, as CI systems read it: one test case for each intent.
public enum CheckJUnit {
    /// The whole document. What is not known is an error, so that nothing takes it for passed.
    ///
    /// - Parameter file: The file of intents as the user named it.
    public static func xml(_ check: IntentCheck, file: String) -> String {
        let results = check.results
        let counts =
            "tests=\"\(results.count)\" failures=\"\(results.count { $0.status == .fails })\" "
            + "errors=\"\(results.count { $0.status == .unknown })\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
            "  <testsuite name=\"\(XMLText.escaped(file))\" \(counts)>",
        ]
        for result in results { lines += testCase(result, file: file) }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func testCase(_ result: IntentResult, file: String) -> [String] {
        let head =
            "    <testcase classname=\"awsdrops.check.\(result.intent.demand.key)\" "
            + "name=\"\(XMLText.escaped(result.intent.name))\" file=\"\(XMLText.escaped(file))\" line=\"\(result.intent.line)\""
        switch result.status {
        case .holds: return ["\(head)/>"]
        case .fails:
            return [
                "\(head)>",
                "      <failure type=\"fails\" message=\"\(XMLText.escaped(result.reason))\">"
                    + XMLText.escaped(failure(result).joined(separator: "\n")) + "</failure>", "    </testcase>",
            ]
        case .unknown:
            let gaps = result.gaps.map { "\($0.what): \($0.why)" }.joined(separator: "\n")
            return [
                "\(head)>",
                "      <error type=\"unknown\" message=\"it is not known whether this holds\">\(XMLText.escaped(gaps))</error>",
                "    </testcase>",
            ]
        }
    }

    private static func failure(_ result: IntentResult) -> [String] {
        var lines = [result.intent.text]
        lines += result.failing.map { pairs in
            "\(pairs.from.map(\.id).joined(separator: ", ")) -> \(pairs.to.map(\.id).joined(separator: ", "))"
        }
        guard let example = result.counterexample, let box = FlowSet(example.packet).boxes.first else { return lines }
        lines.append("for example \(FlowBoxText.describe(box, translatedPorts: nil))")
        for way in example.answer.ways.prefix(1) {
            lines += way.forwardHops.map { "there \(text($0))" } + way.returnHops.map { "back  \(text($0))" }
        }
        return lines
    }

    private static func text(_ hop: Hop) -> String {
        "\(hop.verdict.rawValue) \(hop.kind.rawValue) \(hop.component): \(hop.decidedBy)"
    }
}
