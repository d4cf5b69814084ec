import Findings
import Foundation
import JSONText
import Testing

@testable import Reporting

/// What `awsdrops explain` tells.
@Suite struct CodeReportTests {
    private let plain = TextStyle(isColored: false)

    @Test func everyCodeIsExplainedInLinesThatFit() {
        for entry in CodeCatalogue.all {
            let text = CodeText.explanation(entry, plain)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines[0] == entry.code.rawValue)
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(entry.code)")
            #expect(text.contains("\nWhat to do: ") && text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
            #expect(text.contains("\nCause: ") == (entry.cause != nil))
        }
    }

    @Test func thePageOfFindingsIsTheCodes() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/findings.md"), encoding: .utf8)
        #expect(page == CodeText.markdown(CodeCatalogue.all), "docs/findings.md is stale: run make findings")
    }

    @Test func theListHasOneLinePerCode() {
        let lines = CodeText.list(CodeCatalogue.all, plain).split(separator: "\n")
        #expect(lines.count == CodeCatalogue.all.count)
        #expect(Set(lines.map { $0.prefix { $0 != " " } }).count == lines.count)
        #expect(lines.allSatisfy { $0.contains("  ") })
    }

    @Test func theJSONHasEveryPart() throws {
        let document = CodeReport.json(CodeCatalogue.all)
        #expect(document["schema"] == "awsdrops.explain/1")
        guard case .array(let codes) = document["codes"] else {
            Issue.record("codes is no list")
            return
        }
        #expect(codes.count == CodeCatalogue.all.count)
        for code in codes {
            for key in ["code", "meaning", "background", "remedy"] {
                guard case .string(let text) = code[key], !text.isEmpty else {
                    Issue.record("\(key) of \(code)")
                    continue
                }
            }
            #expect(code["cause"] != nil)
        }
    }
}
