import ArgumentParser
import Findings
import HostEvidence
import JSONText
import Reporting

/// `awsdrops host`: what a Linux host drops, and why.
struct HostCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "host",
        abstract: "Tells what a Linux host drops, and why: this one, or one whose counters were saved.",
        discussion: """
            EXAMPLES
              awsdrops host
              awsdrops host --interval 30 --output json
              awsdrops host --collect bundle
              awsdrops host bundle
              awsdrops host bundle.tar.gz --fail-on warning

            Without a bundle it looks twice at the host it runs on: files of /proc, and
            tools that only read (ss, tc, ip, nft, iptables-save, conntrack, ethtool,
            dmesg). It changes nothing. What is not installed or not permitted is told.

            A bundle is a folder or tar file of such texts, named after what they hold:
            snmp, netstat, ss_tinmoa, tc_s_qdisc, ethtool_S_eth0. Two looks some seconds
            apart, in before/ and after/, tell what happens now.
            """)

    @Argument(help: "A folder or tar file, also packed; without it, this host.")
    var bundle: String?

    @Option(help: "How many seconds lie between both looks at this host.")
    var interval: Int = 5

    @Option(help: "Only write what both looks saw to this new folder.")
    var collect: String?

    @Option(help: "The least level that makes the exit status 1. (values: info, warning, error)")
    var failOn: Severity = .error

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func validate() throws {
        guard (1...3600).contains(interval) else {
            throw ValidationError("--interval \(interval): expected seconds from 1 to 3600.")
        }
        if bundle != nil, collect != nil {
            throw ValidationError("--collect looks at this host; a bundle cannot be given too.")
        }
    }

    func work() async throws(Failure) -> ExitStatus {
        do throws(HostError) {
            if let collect { return try await save(to: collect) }
        } catch {
            throw Failure(error)
        }
        let change = try await change()
        let findings = HostDiagnosis.findings(change)
        switch outputOptions.output {
        case .json: try outputOptions.console.write(HostReport.json(change, findings).encodedString() + "\n")
        case .text: try outputOptions.console.write(HostReport.text(change, findings, style: outputOptions.style))
        }
        return findings.contains { $0.severity >= failOn } ? .refused : .success
    }

    private func change() async throws(Failure) -> HostChange {
        guard let bundle else {
            let (before, after) = await looks()
            return HostChange(from: before.state, to: after.state)
        }
        let found: (change: HostChange, unread: [String])
        do throws(HostError) {
            found = try BundleReader.read(bundle)
        } catch {
            throw Failure(error)
        }
        if !found.unread.isEmpty {
            outputOptions.console.note(
                "note: this version reads nothing of \(Set(found.unread).sorted().joined(separator: ", "))")
        }
        for file in found.change.seenOnce.map(\.rawValue).sorted() {
            outputOptions.console.note("note: \(file) is in the last look only, so what rose lately is not known")
        }
        return found.change
    }

    private func save(to folder: String) async throws(HostError) -> ExitStatus {
        try BundleWriter.refuseExisting(folder)
        let (before, after) = await looks()
        try BundleWriter.write(before, after, to: folder)
        for line in after.state.notRead { outputOptions.console.note("note: not read: \(line)") }
        outputOptions.console.note("The bundle is in \(folder). What it says: awsdrops host \(folder)")
        return .success
    }

    private func looks() async -> (before: HostLook, after: HostLook) {
        let before = HostLook.live()
        outputOptions.console.note("Looking again in \(interval) s.")
        // Only a cancelled task wakes early, and then the process is about to end.
        try? await Task.sleep(for: .seconds(interval))
        return (before, HostLook.live())
    }
}
