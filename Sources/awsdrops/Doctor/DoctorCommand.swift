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
            permission is missing that path needs, 69 where no endpoint answers, 77 where there are no credentials.
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
        let sessions = try live.sessions(outputOptions)
        let targets: [LiveTarget]
        do {
            targets = try await live.targets(of: sessions, outputOptions)
        } catch {
            try tellSettings(of: sessions, error)
            throw error
        }
        var reports: [DoctorReport] = []
        for target in targets { reports.append(await report(on: target)) }
        switch outputOptions.output {
        case .json: try write(places: reports.map(\.json))
        case .text: try outputOptions.console.write(reports.map(\.text).joined(separator: "\n"))
        }
        if reports.allSatisfy(\.isGood) { return .success }
        return reports.allSatisfy(\.isUnreachable) ? .unavailable : .refused
    }

    private func report(on target: LiveTarget) async -> DoctorReport {
        let session = target.session
        let features = await PermissionProbe(caller: session.caller, region: target.region).features()
        let origin = live.allRegions ? "--all-regions" : session.settings.region?.origin ?? "instance metadata"
        let region = ClientSettings.Setting(value: target.region, origin: origin)
        return DoctorReport(
            settings: await session.facts(region: region), account: target.account,
            arn: target.identity?.arn, clockDifference: session.caller.clockDifference, region: target.region,
            endpoints: EndpointCheck.all(of: features, region: target.region, settings: session.settings),
            features: features)
    }

    /// Where nothing could be asked, the settings are what the reader has to go by.
    private func tellSettings(of sessions: [LiveSession], _ failure: Failure) throws(Failure) {
        guard failure.status != .interrupted else { return }
        switch outputOptions.output {
        case .json:
            try write(
                places: sessions.map { session in
                    [
                        "settings": DoctorReport.json(of: session.settingFacts(region: nil)),
                        "error": .string(failure.message),
                    ]
                })
        case .text:
            let parts = sessions.map { session in
                DoctorReport.lines(of: session.settingFacts(region: nil)).joined(separator: "\n") + "\n"
            }
            try outputOptions.console.write(parts.joined(separator: "\n"))
        }
    }

    private func write(places: [JSONValue]) throws(Failure) {
        let json: JSONValue = ["schema": "awsdrops.doctor/1", "places": .array(places)]
        try outputOptions.console.write(json.encodedString() + "\n")
    }
}
