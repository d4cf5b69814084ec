public import Findings
public import Topology

/// The findings of a scan, weighed against what is known and what somebody decided to live with.
public struct ScanListing: Sendable {
    /// Every finding of the codes asked for, the most harmful first; entries of the suppressions file that are of no use last.
    public let all: [ListedFinding]
    /// How many findings of the baseline were not found any more.
    public let solved: Int

    /// The findings that are news.
    public var reported: [ListedFinding] { all.filter { $0.standing == .new } }
    /// How many the baseline has.
    public var knownCount: Int { all.count { $0.standing == .known } }
    /// Those that somebody decided to live with.
    public var suppressed: [(listed: ListedFinding, by: Suppression)] {
        all.compactMap { listed in
            if case .suppressed(let entry) = listed.standing { (listed, entry) } else { nil }
        }
    }

    /// What a scan is weighed against.
    public struct Measures: Sendable {
        /// The suppressions, with the name of their file.
        public var suppressions: (file: SuppressionFile, name: String)?
        /// The fingerprints of the baseline.
        public var baseline: Set<String>?
        /// The codes asked for; nil for all.
        public var codes: Set<FindingCode>?
        /// The day it is.
        public var today: CalendarDay
        /// Whether the whole snapshot was looked at, so that an entry without a finding is of no use.
        public var isWhole: Bool

        /// Measures of a day.
        public init(today: CalendarDay, isWhole: Bool) {
            (self.today, self.isWhole) = (today, isWhole)
        }
    }

    /// Weighs the findings of a scan.
    public init(_ scan: Scan, _ topology: Topology, _ measures: Measures) {
        let entries = measures.suppressions?.file.entries ?? []
        let live = entries.filter { !$0.isExpired(on: measures.today) }
        let prints = Fingerprint.all(of: scan.findings)
        var used: Set<Suppression> = []
        var listed: [ListedFinding] = []
        for (finding, print) in zip(scan.findings, prints) {
            let name = topology.name(of: finding.component) ?? topology.balancer(finding.component)?.name
            let fitting = live.filter { $0.matches(finding, name: name) }
            used.formUnion(fitting)
            let standing: ListedFinding.Standing =
                if let entry = fitting.first {
                    .suppressed(entry)
                } else {
                    measures.baseline?.contains(print) == true ? .known : .new
                }
            listed.append(ListedFinding(finding: finding, fingerprint: print, standing: standing))
        }
        let useless = entries.compactMap { entry -> Finding? in
            guard let file = measures.suppressions?.name else { return nil }
            if entry.isExpired(on: measures.today) { return Self.expired(entry, file) }
            return measures.isWhole && !used.contains(entry) ? Self.stale(entry, file) : nil
        }
        listed += zip(useless, Fingerprint.all(of: useless)).map { finding, print in
            ListedFinding(
                finding: finding, fingerprint: print,
                standing: measures.baseline?.contains(print) == true ? .known : .new)
        }
        let found = Set(listed.map(\.fingerprint))
        solved = measures.baseline?.count { !found.contains($0) } ?? 0
        all = listed.filter { measures.codes?.contains($0.finding.code) ?? true }
    }

    private static func expired(_ entry: Suppression, _ file: String) -> Finding {
        finding(
            .suppressionExpired, entry, file, "held until \(entry.expires?.description ?? ""), and hides nothing since")
    }

    private static func stale(_ entry: Suppression, _ file: String) -> Finding {
        finding(.suppressionStale, entry, file, "hides nothing: there is no such finding")
    }

    private static func finding(_ code: FindingCode, _ entry: Suppression, _ file: String, _ what: String) -> Finding {
        var finding = Finding(
            code: code, severity: .warning, direction: nil, component: file,
            message: "The suppression of \(entry.code) at \(entry.resource) in line \(entry.line) of \(file) \(what).",
            evidence: ["reason: \(entry.reason)", "owner: \(entry.owner)"])
        finding.identity = "\(entry.code) \(entry.resource)"
        return finding
    }
}
