import Foundation
import JSONText
import Testing

/// The same records in every form give the same counts, those of DuckDB.
@Suite struct FlowFormsTests {
    private static let writer = CommandRunner.python(Project.testPrograms.appending(path: "flow_forms.py"))

    @Test(arguments: 1...3) func everyFormHoldsTheSame(seed: Int) async throws {
        let scratch = try TemporaryDirectory()
        let made = try await Self.writer.run([scratch.url.path, "\(seed)"])
        try #require(made.status == 0, "\(made.errors)")
        let wanted = try JSONDocument(parsing: made.output).root
        let counted = try #require(wanted["counted"])
        let files = wanted["files"]?.elements.compactMap(\.string) ?? []
        #expect(files.count > 50)
        for file in files { try await check(scratch.url.appending(path: file).path, counted, times: 1) }
        try await check(scratch.url.path, counted, times: files.count)
    }

    private func check(_ path: String, _ counted: JSONElement, times: Int) async throws {
        let result = try await CommandRunner.awsdrops.run(["flows", path, "--output", "json"])
        try #require(result.status == 0, "\(path): \(result.errors)")
        let report = try JSONDocument(parsing: result.output).root
        for count in ["accepted", "rejected", "noData", "skipData"] {
            #expect(report[name: count]?.int == counted[name: count]?.int.map { $0 * times }, "\(path): \(count)")
        }
        #expect(report["malformed"]?.int == 0, "\(path)")
        #expect(report["layoutChoices"]?.elements.count == 0, "\(path)")
        let groups = Set(counted["groups"]?.elements.compactMap(\.string) ?? [])
        let differences = groups.symmetricDifference(FlowGroups.lines(report, times: times)).sorted()
        #expect(differences.isEmpty && !groups.isEmpty, "\(path): \(differences.prefix(4))")
    }
}
