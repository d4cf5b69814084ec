import ArgumentParser
import Audit
import Foundation
import Inventory
import JSONText
import Reporting
import Topology

/// `awsdrops check`: whether stated intents hold.
struct CheckCommand: Command {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case junit
    }

    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells whether the intents of a file hold, with a packet that breaks each that does not.",
        discussion: """
            EXAMPLES
              awsdrops check intents.yaml --snapshot dump/
              awsdrops check intents.yaml --all
              awsdrops check intents.yaml --output junit > report.xml

            A file of intents:

              sets:
                web: tag:Role=web
                offices: [192.0.2.0/24, 198.51.100.0/24]
              intents:
                - name: The web servers reach the database
                  allow: tcp 5432
                  from: web
                  to: db-1
                - name: Nobody else does
                  deny: all
                  from: {of: everything, except: web}
                  to: db-1
                - max-exposure: 1
                  to: vpc:shop

            Every address and port of the sets is decided. The exit status is 0 where
            all hold, 1 where one fails, 3 where one is not known. docs/reference.md
            tells what can be said.
            """)

    @Argument(help: "The file of intents, in YAML.")
    var intents: String

    @Flag(help: "List intents that hold too.")
    var all = false

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @Option(help: "How to print the result.")
    var output: Format = .text

    @OptionGroup(title: "Output")
    var display: DisplayOptions

    private struct Settings: OutputSettings {
        let display: DisplayOptions
    }

    func work() async throws(Failure) -> ExitStatus {
        let settings = Settings(display: display)
        let file = try read()
        let topology = Topology(try await input.snapshot(settings))
        let check: IntentCheck
        do throws(IntentFile.Mistakes) {
            check = try IntentCheck(file, in: topology)
        } catch {
            throw failure(error)
        }
        for warning in check.warnings { settings.console.note("warning: \(intents): \(warning)") }
        switch output {
        case .json: try settings.console.write(CheckReport.json(check, file: intents).encodedString() + "\n")
        case .junit: try settings.console.write(CheckJUnit.xml(check, file: intents))
        case .text:
            let text = CheckText(check, file: intents, topology: topology, style: settings.style)
            try settings.console.write(text.rendered(all: all))
        }
        if check.results.contains(where: { $0.status == .fails }) { return .refused }
        return check.results.contains { $0.status == .unknown } ? .unknown : .success
    }

    /// The file is read before the network: a mistake in it costs no call.
    private func read() throws(Failure) -> IntentFile {
        guard let data = FileManager.default.contents(atPath: intents) else {
            throw Failure("\(intents): the file cannot be read", .noInput)
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw Failure("\(intents): the file is no UTF-8 text", .badData)
        }
        do throws(IntentFile.Mistakes) {
            return try IntentFile.read(text)
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ mistakes: IntentFile.Mistakes) -> Failure {
        Failure(mistakes.all.map { "\(intents): \($0)" }.joined(separator: "\n"), .badData)
    }
}
