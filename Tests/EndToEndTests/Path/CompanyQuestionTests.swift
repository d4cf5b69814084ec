import Foundation
import JSONText
import Testing

/// The questions of `Fixtures/company`, each asked through the command and held against the answer that AWS's rules give.
@Suite struct CompanyQuestionTests {
    static let folder = Project.root.appending(path: "Fixtures/company")

    /// A question with the answer written down for it.
    struct Asked: Sendable, CustomTestStringConvertible {
        let question: JSONValue
        let answer: JSONValue
        let rule: String

        var testDescription: String {
            let words = [question["source"], question["destination"]].compactMap { $0?.text } + options
            return "\(words.joined(separator: " ")): \(rule)"
        }
        var options: [String] { question["options"]?.members.compactMap(\.text) ?? [] }
    }

    static let asked: [Asked] = {
        guard let data = try? Data(contentsOf: folder.appending(path: "questions.json")),
            let document = try? JSONDocument(parsing: Array(data)).root.value
        else { return [] }
        return (document["questions"]?.members ?? []).compactMap { entry in
            guard let question = entry["ask"], let answer = entry["answer"], let rule = entry["rule"]?.text
            else { return nil }
            return Asked(question: question, answer: answer, rule: rule)
        }
    }()

    @Test func theSnapshotIsWhatItsScriptWrites() async throws {
        let script = Project.scripts.appending(path: "make-company-snapshot.py")
        let result = try await CommandRunner.python(script).run(["--check"])
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func everyVerdictIsAskedFor() {
        #expect(Self.asked.count >= 40)
        #expect(
            Set(Self.asked.compactMap { $0.answer["verdict"]?.text }) == ["allowed", "denied", "partial", "unknown"])
    }

    @Test(arguments: asked) func answer(_ asked: Asked) async throws {
        guard let source = asked.question["source"]?.text, let destination = asked.question["destination"]?.text else {
            Issue.record("no ends")
            return
        }
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Self.folder.appending(path: "snapshot").path, "--output", "json", "--quiet"]
                + ["--src", source, "--dst", destination] + asked.options)
        let statuses = ["allowed": 0, "denied": 1, "partial": 1, "unknown": 3]
        #expect(statuses[asked.answer["verdict"]?.text ?? ""].map(Int32.init) == result.status, "\(result.errors)")
        let document = try JSONDocument(parsing: result.output).root.value
        let findings = document["findings"]?.members ?? []
        #expect(document["verdict"] == asked.answer["verdict"])
        expectCodes(findings, asked)
        expectComponent(findings, asked)
        if let dropped = asked.answer["dropped"] {
            #expect(document["dropped"]?.members.first?["sourcePorts"] == dropped)
        }
        if let lost = asked.answer["lost"]?.text { #expect(document[lost]?["verdict"] == "denied") }
        if let gap = asked.answer["gap"] { #expect(document["gaps"]?.members.first?["what"] == gap) }
        if let bytes = asked.answer["mtu"] { #expect(document["mtu"]?["bytes"] == bytes) }
        let idle = document["idleTimeouts"]?.members.first
        if let seconds = asked.answer["idle"] { #expect(idle?["seconds"] == seconds) }
        if let expiry = asked.answer["atExpiry"] { #expect(idle?["atExpiry"] == expiry) }
    }

    private func expectCodes(_ findings: [JSONValue], _ asked: Asked) {
        let notes = findings.filter { $0["severity"] == "info" }
        let others = findings.filter { $0["severity"] != "info" }
        #expect(codes(others) == Set(asked.answer["codes"]?.members.compactMap(\.text) ?? []))
        #expect(codes(notes) == Set(asked.answer["notes"]?.members.compactMap(\.text) ?? []))
    }

    private func codes(_ findings: [JSONValue]) -> Set<String> { Set(findings.compactMap { $0["code"]?.text }) }

    /// Where ways are alike, any of their components may be told of first.
    private func expectComponent(_ findings: [JSONValue], _ asked: Asked) {
        guard let wanted = asked.answer["component"] else { return }
        let any = wanted.text.map { [$0] } ?? wanted.members.compactMap(\.text)
        let first = findings.first { $0["severity"] == "error" }?["component"]?.text
        #expect(first.map(any.contains) == true, "\(first ?? "no error")")
    }
}
