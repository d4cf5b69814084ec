import Findings
import Reachability
import Testing

@testable import Reporting

@Suite struct TextStyleTests {
    @Test func withoutColoursTheTextIsUntouched() {
        let style = TextStyle(isColored: false)
        #expect(style.bold("x") == "x" && style.dim("x") == "x")
        #expect(style.verdict(.denied, "x") == "x" && style.severity(.error, "x") == "x")
    }

    @Test func coloursEndWhereTheyBegan() {
        let style = TextStyle(isColored: true)
        let painted =
            [style.bold("x"), style.dim("x")]
            + [Verdict.allowed, .denied, .partial, .unknown].map { style.verdict($0, "x") }
            + Severity.allCases.map { style.severity($0, "x") }
        #expect(painted.allSatisfy { $0.hasPrefix("\u{1B}[") && $0.hasSuffix("mx\u{1B}[0m") })
        #expect(Set(painted).count == painted.count)
    }

    /// Colours are all that `isColored` changes.
    @Test func aColouredReportIsThePlainOneWithColours() throws {
        let network = try Network.demo()
        for destination in ["db-1:5432", "db-1:3306", "web-1:443", "203.0.113.10:443"] {
            let answer = try network.ask("app-1", destination)
            let plain = PathText(answer, topology: network.topology, style: TextStyle(isColored: false))
            let colored = PathText(answer, topology: network.topology, style: TextStyle(isColored: true))
            let text = colored.rendered(explaining: true)
            #expect(text.contains("\u{1B}["))
            #expect(text.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.rendered(explaining: true))
        }
    }
}
