import ArgumentParser
import Findings
import HostCapture
import HostEvidence
import JSONText
import PacketCapture
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
              awsdrops host bundle --capture trace.pcap

            Without a bundle it looks twice at the host it runs on: files of /proc, and
            tools that only read (ss, tc, ip, nft, iptables-save, conntrack, ethtool,
            dmesg). It changes nothing. What is not installed or not permitted is told.

            A bundle is a folder or tar file of such texts, named after what they hold:
            snmp, netstat, ss_tinmoa, tc_s_qdisc, ethtool_S_eth0. Two looks some seconds
            apart, in before/ and after/, tell what happens now.

            A capture made on the host in the same time, --capture, is put beside the
            counters: causes become surer or doubtful. Of it only what lies between both
            looks is read, where the bundle tells their times.
            """)

    @Argument(help: "A folder or tar file, also packed; without it, this host.")
    var bundle: String?

    @Option(help: "How many seconds lie between both looks at this host.")
    var interval: Int = 5

    @Option(help: "Only write what both looks saw to this new folder.")
    var collect: String?

    @Option(
        name: .customLong("capture"),
        help: "A capture that was made on the host meanwhile; repeatable for files that follow one another.")
    var captures: [String] = []

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
        if collect != nil, !captures.isEmpty {
            throw ValidationError("--collect only writes; give --capture where the bundle is read.")
        }
    }

    func work() async throws(Failure) -> ExitStatus {
        if let collect { return try await save(to: collect) }
        let change = try await change()
        let join = try join(change)
        let findings = join?.findings ?? HostDiagnosis.findings(change)
        switch outputOptions.output {
        case .json: try outputOptions.console.write(HostReport.json(change, findings, join).encodedString() + "\n")
        case .text:
            try outputOptions.console.write(HostReport.text(change, findings, join, style: outputOptions.style))
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

    /// What the captures say beside the counters; nil without a capture.
    private func join(_ change: HostChange) throws(Failure) -> HostJoin? {
        guard !captures.isEmpty else { return nil }
        var options = CaptureOptions()
        if let times = change.times {
            options.since = Int64(clamping: times.lowerBound)
            options.until = Int64(clamping: times.upperBound)
        } else {
            outputOptions.console.note("note: whether counters and capture are of the same time is not known")
        }
        let facts: CaptureFacts
        do throws(CaptureError) {
            facts = try CaptureReader.read(captures, options)
        } catch {
            throw Failure(error)
        }
        guard facts.frames > 0 else {
            throw Failure(
                "\(captures.joined(separator: ", ")): no frame of the time between both looks; expected a capture that was made "
                    + "on the host meanwhile", .badData)
        }
        do throws(HostJoinError) {
            return try HostJoin(change, facts)
        } catch {
            throw Failure("\(captures.joined(separator: ", ")): \(error)", .badData)
        }
    }

    /// Looks at this host, and writes a bundle. An interruption leaves nothing of it.
    private func save(to folder: String) async throws(Failure) -> ExitStatus {
        let outcome = await Interruption.cancelling { () async -> Result<ExitStatus, Failure> in
            do throws(HostError) {
                try BundleWriter.refuseExisting(folder)
                let (before, after) = await looks()
                if Task.isCancelled { return .success(.interrupted) }
                try BundleWriter.write(before, after, to: folder)
                for line in after.state.notRead { outputOptions.console.note("note: not read: \(line)") }
                outputOptions.console.note("The bundle is in \(folder). What it says: awsdrops host \(folder)")
                return .success(.success)
            } catch {
                return .failure(Failure(error))
            }
        }
        return try outcome.get()
    }

    private func looks() async -> (before: HostLook, after: HostLook) {
        let before = HostLook.live()
        outputOptions.console.note("Looking again in \(interval) s.")
        // An interruption wakes it early.
        try? await Task.sleep(for: .seconds(interval))
        if Task.isCancelled { return (before, before) }
        return (before, HostLook.live())
    }
}

extension Int64 {
    /// Unix seconds as nanoseconds; a clock that claims more than they hold is at their end.
    fileprivate init(clamping seconds: Double) {
        self = seconds.isFinite ? Int64(Swift.max(0, Swift.min(seconds * 1e9, 9e18))) : 0
    }
}
