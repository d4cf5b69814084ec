import ArgumentParser

/// The options about output, with the formats that lists of findings have.
struct ScanOutputOptions: ParsableArguments, OutputSettings {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case sarif
        case markdown
        case csv
        case junit
    }

    @Option(help: "How to print the result.")
    var output: Format = .text

    @OptionGroup
    var display: DisplayOptions
}
