import ArgumentParser

/// The options about output, with the formats that lists of flows have.
struct FlowsOutputOptions: ParsableArguments, OutputSettings {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case csv
        case markdown
    }

    @Option(help: "How to print the result; records as json are one object per line.")
    var output: Format = .text

    @OptionGroup
    var display: DisplayOptions
}
