import JSONText
import Testing

/// `awsdrops explain`.
@Suite
struct ExplainTests {
    private func explain(_ arguments: String...) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["explain"] + arguments)
    }

    @Test(arguments: ["SUBNET_ACL_RESTRICTION", "subnet_acl_restriction"])
    func aCodeIsExplained(code: String) async throws {
        let result = try await explain(code)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.lines[0] == "SUBNET_ACL_RESTRICTION")
        #expect(result.output.contains("\nWhat to do: ") && result.output.contains("\nCause: aws.rules\n"))
    }

    @Test
    func allCodesAreListed() async throws {
        let result = try await explain("--all")
        #expect(result.status == 0)
        let names = result.lines.dropLast().map { $0.prefix { $0 != " " } }
        #expect(names == names.sorted() && names.contains("ENI_SG_RULES_MISMATCH"))
    }

    @Test
    func jsonHasTheSameCodes() async throws {
        let document = try JSONDocument(parsing: try await explain("--all", "--output", "json").output).root.value
        #expect(document["schema"] == "awsdrops.explain/1")
        guard case .array(let codes) = document["codes"] else {
            Issue.record("no codes")
            return
        }
        let listed = try await explain("--all", "--color", "never").lines.count - 1
        #expect(codes.count == listed)
    }

    /// A finding's code can always be looked up.
    @Test
    func theCodesOfFindingsAreExplained() async throws {
        for (source, destination) in [("app-1", "db-1:3306"), ("internet", "app-1:443"), ("report-1", "web-1:443")] {
            guard case .array(let findings) = try await PathDemo.json(source, destination)["findings"] else { continue }
            for finding in findings {
                guard case .string(let code) = finding["code"] else { continue }
                #expect(try await explain(code, "--quiet").status == 0, "\(code)")
            }
        }
    }

    @Test(
        arguments: [
            ([], "name a code, or ask for --all"),
            (["NONSENSE"], "\"NONSENSE\" is no code of awsdrops; awsdrops explain --all lists them"),
            (["BAD_STATE", "--all"], "name BAD_STATE or ask for --all, not both"),
            (["\u{1B}[2J"], "\"\\u{1B}[2J\" is no code of awsdrops"),
        ] as [([String], String)])
    func wrongUsage(arguments: [String], message: String) async throws {
        let result = try await CommandRunner.awsdrops.run(["explain"] + arguments)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("awsdrops: \(message)"), "\(result.errors)")
    }
}
