import ArgumentParser
import Glibc
import Reporting

/// What commands need to know of the output, whatever formats they have.
protocol OutputSettings: Sendable {
    var display: DisplayOptions { get }
}

extension OutputSettings {
    var quiet: Bool { display.quiet }
    var debug: Bool { display.debug }
    var console: Console { Console(isQuiet: display.quiet) }
    var style: TextStyle { display.style }
}

/// The options about output that every command has.
struct OutputOptions: ParsableArguments, OutputSettings {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Option(help: "How to print the result.")
    var output: Format = .text

    @OptionGroup
    var display: DisplayOptions
}

/// The options about output that do not depend on its format.
struct DisplayOptions: ParsableArguments {
    enum Color: String, ExpressibleByArgument, CaseIterable {
        case auto
        case always
        case never
    }

    @Option(help: "When to colour the text; auto: on a terminal, unless NO_COLOR is set.")
    var color: Color = .auto

    @Flag(help: "Print the result only, no notes.")
    var quiet = false

    @Flag(help: "Tell on standard error what is done; secrets are masked.")
    var debug = false

    func validate() throws {
        if quiet, debug { throw ValidationError("--quiet and --debug contradict each other.") }
    }

    var style: TextStyle {
        switch color {
        case .always: TextStyle(isColored: true)
        case .never: TextStyle(isColored: false)
        case .auto:
            TextStyle(
                isColored: isatty(STDOUT_FILENO) == 1 && (Environment.value("NO_COLOR") ?? "").isEmpty
                    && Environment.value("TERM") != "dumb")
        }
    }
}

/// The environment variables of the process.
enum Environment {
    static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
