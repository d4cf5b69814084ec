import ArgumentParser
import Inventory

/// How a live account is reached, with the AWS CLI's own options.
struct LiveOptions: ParsableArguments {
    @Option(help: "The profile of the AWS configuration files.")
    var profile: String?

    @Option(help: "The region to read; repeatable.")
    var region: [String] = []

    @Option(help: "The endpoint to use for every service, such as http://localhost:5000.")
    var endpointUrl: String?

    @Option(help: "A file of certificate authorities to trust.")
    var caBundle: String?

    /// The first of these options that was given.
    var firstGiven: String? {
        if profile != nil { return "--profile" }
        if !region.isEmpty { return "--region" }
        if endpointUrl != nil { return "--endpoint-url" }
        return caBundle == nil ? nil : "--ca-bundle"
    }

    func snapshot(_ output: OutputOptions) async throws(Failure) -> Snapshot {
        throw Failure("live not landed", .unavailable)
    }
}
