import Foundation
import JSONText
import Testing

/// `awsdrops path --with PLAN` on the demo: what each resource type does to an answer.
@Suite struct TerraformPlanTests {
    typealias Change = PlanDraft.Change

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let question: (String, String)
        let changes: [Change]
        let verdict: String
        /// A gap that has to be named.
        var gap: String?

        init(
            _ name: String, _ source: String, _ destination: String, _ changes: [Change], _ verdict: String,
            gap: String? = nil
        ) {
            testDescription = name
            question = (source, destination)
            self.changes = changes
            self.verdict = verdict
            self.gap = gap
        }
    }

    static let vpc = "vpc-00165764a71716eb8"
    static let app = "sg-0f05717c0a4a73121"
    static let acl = "acl-058f47077d60b737e"
    static let appTable = "rtb-0d0adadb345f9ecdd"

    @Test(arguments: groups + subnets) func answers(_ test: Case) async throws {
        let directory = try TemporaryDirectory()
        let file = directory.url.appending(path: "plan.json")
        try Data(PlanDraft(changes: test.changes).text.utf8).write(to: file)
        let words = test.question.1.split(separator: " ").map(String.init)
        let result = try await CommandRunner.awsdrops.run(
            [
                "path", "--snapshot", Project.demoSnapshot.path, "--src", test.question.0, "--dst", words[0],
                "--output",
                "json", "--with", file.path,
            ] + (words.count > 1 ? ["--family", words[1]] : []))
        #expect(result.errors.isEmpty, "\(result.errors)")
        let document = try JSONDocument(parsing: result.output).root.value
        #expect(
            document["verdict"] == .string(test.verdict),
            "\(document["findings"] ?? .null) \(document["gaps"] ?? .null)")
        guard let gap = test.gap, case .array(let gaps) = document["gaps"] else { return }
        #expect(gaps.contains { $0["what"] == .string(gap) && $0["matters"] == true }, "\(gaps)")
    }
}
