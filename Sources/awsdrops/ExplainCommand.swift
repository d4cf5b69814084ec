import ArgumentParser
import Findings
import JSONText
import Reporting

/// `awsdrops explain`: what a finding code means and how to fix it.
struct ExplainCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tells what a finding code means and how to fix it.",
        discussion: """
            EXAMPLES
              awsdrops explain SUBNET_ACL_RESTRICTION
              awsdrops explain --all
              awsdrops explain --all --output markdown > findings.md
            """)

    @Argument(help: "The code, such as ENI_SG_RULES_MISMATCH.")
    var code: String?

    @Flag(help: "List every code.")
    var all = false

    @OptionGroup(title: "Output")
    var outputOptions: ExplainOutputOptions

    func work() async throws(Failure) -> ExitStatus {
        if all, let code { throw Failure("name \(code) or ask for --all, not both", .usage) }
        guard !all else {
            try write(CodeCatalogue.all) { CodeText.list($0, outputOptions.style) }
            return .success
        }
        guard let code else { throw Failure("name a code, or ask for --all", .usage) }
        guard let explanation = FindingCode(rawValue: code.uppercased()).explanation else {
            throw Failure("\"\(code)\" is no code of awsdrops; awsdrops explain --all lists them", .usage)
        }
        try write([explanation]) { _ in CodeText.explanation(explanation, outputOptions.style) }
        return .success
    }

    private func write(_ explanations: [CodeExplanation], text: ([CodeExplanation]) -> String) throws(Failure) {
        switch outputOptions.output {
        case .text: try outputOptions.console.write(text(explanations))
        case .markdown: try outputOptions.console.write(CodeText.markdown(explanations))
        case .json: try outputOptions.console.write(CodeReport.json(explanations).encodedString() + "\n")
        }
    }
}

/// The options about output, with the formats that explanations have.
struct ExplainOutputOptions: ParsableArguments, OutputSettings {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case markdown
    }

    @Option(help: "How to print the result.")
    var output: Format = .text

    @OptionGroup
    var display: DisplayOptions
}
