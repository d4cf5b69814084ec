import Findings
import Inventory
import Reachability
import Topology

/// What the answers of a scan say beside their verdicts: sizes that black holes swallow, and timeouts of idle connections.
struct WayNotes {
    /// The idle seconds after which Linux sends its first keepalive (tcp(7), tcp_keepalive_time).
    static let keepalive = 7200
    private static let codes: Set<FindingCode> = [.pathMTUBlackHole, .keepaliveTooLong]
    private static let mostWays = 4

    private struct Place: Hashable {
        let code: FindingCode
        let component: String
        let direction: WalkDirection?
    }

    private var found: [Place: (finding: Finding, ways: Set<String>)] = [:]

    /// Notes what an answer says of a way that is in use.
    ///
    /// - Parameter way: The two ends, in words.
    mutating func add(_ answer: Answer, way: String) {
        guard answer.forward != .denied else { return }
        for finding in answer.findings where Self.codes.contains(finding.code) {
            let place = Place(code: finding.code, component: finding.component, direction: finding.direction)
            if let known = found[place], known.finding.severity < finding.severity {
                found[place] = (finding, known.ways)
            }
            found[place, default: (finding, [])].ways.insert(way)
        }
    }

    /// One finding for each component and direction.
    var findings: [Finding] {
        found.map { place, entry in
            var finding = entry.finding
            let ways = entry.ways.sorted()
            finding.evidence += ways.prefix(Self.mostWays)
            if ways.count > Self.mostWays { finding.evidence.append("and \(ways.count - Self.mostWays) more ways") }
            // What the applications set is not known: only the systems' default is.
            if place.code == .keepaliveTooLong { finding.severity = .info }
            finding.identity = ""
            return finding
        }.sorted {
            ($0.code.rawValue, $0.component, $0.direction?.rawValue ?? "")
                < ($1.code.rawValue, $1.component, $1.direction?.rawValue ?? "")
        }
    }
}
