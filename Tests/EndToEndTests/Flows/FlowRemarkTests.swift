import Foundation
import Testing

/// What was not read is told in every form, beside the result where the form has no place for it.
@Suite struct FlowRemarkTests {
    @Test(arguments: [
        ["--output", "csv"], ["--output", "markdown"], ["--records"], ["--records", "--output", "csv"],
    ])
    func formsWithoutAPlaceTellItOnStandardError(form: [String]) async throws {
        let scratch = try TemporaryDirectory()
        let record = "2 1 eni-0a 10.0.0.1 10.0.0.2 40000 22 6 1 60 1738281600 1738281660 REJECT OK"
        try scratch.write(FlowText.file([record, "broken"]), to: "flows.log")
        try scratch.write("# Notes\n\nnothing of records\n", to: "notes.md")
        let result = try await CommandRunner.awsdrops.run(["flows", scratch.url.path] + form)
        #expect(result.status == 0 && result.output.contains("10.0.0.1"))
        #expect(
            result.errors.contains("1 lines are no records") && result.errors.contains("notes.md"), "\(result.errors)")
        #expect(!result.output.contains("notes.md"))
    }
}
