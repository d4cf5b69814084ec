import AWSClient
import ArgumentParser
import JSONText

/// `awsdrops doctor`: can this machine read the account, and what is missing.
struct DoctorCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks settings, credentials, endpoint, clock and permissions.",
        discussion: """
            EXAMPLES
              awsdrops doctor
              awsdrops doctor --profile prod --region eu-west-1 --output json
              awsdrops doctor --policy

            It asks whether each call is permitted, and reads at most a page of anything. The exit status is 1 where a
            permission is missing that path needs.
            """)

    @Flag(help: "Print the smallest IAM policy that awsdrops needs, and do nothing else.")
    var policy = false

    @OptionGroup(title: "Account")
    var live: LiveOptions

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        guard !policy else {
            try outputOptions.console.write(AccessPolicy.json.encodedString() + "\n")
            return .success
        }
        var reports: [DoctorReport] = []
        for target in try await live.targets(outputOptions) {
            let probe = PermissionProbe(caller: target.session.caller, region: target.region)
            reports.append(
                DoctorReport(
                    settings: await target.session.facts(region: target.region), account: target.account,
                    arn: target.identity?.arn, clockDifference: target.session.caller.clockDifference,
                    region: target.region, features: await probe.features()))
        }
        switch outputOptions.output {
        case .json:
            let json: JSONValue = ["schema": "awsdrops.doctor/1", "places": .array(reports.map(\.json))]
            try outputOptions.console.write(json.encodedString() + "\n")
        case .text: try outputOptions.console.write(reports.map(\.text).joined(separator: "\n"))
        }
        return reports.allSatisfy(\.isGood) ? .success : .refused
    }
}
