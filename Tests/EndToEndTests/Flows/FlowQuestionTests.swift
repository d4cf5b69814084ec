import Foundation
import JSONText
import Testing

/// Random questions of random logs have DuckDB's answers.
@Suite struct FlowQuestionTests {
    private static let asker = CommandRunner.python(Project.testPrograms.appending(path: "flow_questions.py"))

    @Test(arguments: 1...6) func answersAsDuckDBDoes(seed: Int) async throws {
        let scratch = try TemporaryDirectory()
        let log = scratch.url.appending(path: "flows.log").path
        let made = try await Self.asker.run([log, "\(seed)"])
        try #require(made.status == 0, "\(made.errors)")
        let questions = try JSONDocument(parsing: made.output).root.elements
        #expect(questions.count == 12)
        for question in questions {
            let arguments = question["arguments"]?.elements.compactMap(\.string) ?? []
            let fields = question["fields"]?.elements.compactMap(\.string) ?? []
            let result = try await CommandRunner.awsdrops.run(["flows", log, "--output", "json"] + arguments)
            try #require(result.status == 0, "\(arguments): \(result.errors)")
            let names = fields + ["action", "records", "packets", "bytes"]
            let groups = try JSONDocument(parsing: result.output).root["groups"]?.elements.map { group in
                names.map { name in
                    group[name: name]?.int.map(String.init) ?? group[name: name]?.string ?? "?"
                }.joined(separator: " ")
            }
            #expect(groups?.sorted() == question["groups"]?.elements.compactMap(\.string), "\(arguments)")
        }
    }
}
