public import Findings

/// What the captures of one or several places say together.
public struct CaptureAnswer {
    /// What each place saw, in the order its first file was named.
    public let places: [CaptureFacts]
    /// Places that saw the same connections, in pairs.
    public let joins: [CaptureJoin]
    /// The findings, the most harmful first.
    public var findings: [CaptureFinding]
    /// What was not known.
    public var gaps: [Gap] = []

    /// Reads the files, and looks for causes.
    ///
    /// - Parameter files: paths; `-` is standard input.
    public init(reading files: [String], _ options: CaptureOptions) throws(CaptureError) {
        places = try CapturePlaces.read(files, options)
        var joins: [CaptureJoin] = []
        for (index, facts) in places.enumerated() {
            for (other, others) in places.enumerated().dropFirst(index + 1) {
                if let join = CaptureJoin((index, facts), (other, others)) { joins.append(join) }
            }
        }
        self.joins = joins
        var findings = joins.flatMap { [places] in JoinFindings.findings($0, places) }
        for (index, facts) in places.enumerated() {
            findings += CaptureDiagnosis.findings(facts).map { found in
                var found = found
                found.place = index
                return found
            }
        }
        self.findings = Self.ordered(Self.placed(findings, joins))
    }

    /// The most harmful first; among equals as they were found.
    static func ordered(_ findings: [CaptureFinding]) -> [CaptureFinding] {
        findings.enumerated().sorted { left, right in
            if left.element.finding.severity != right.element.finding.severity {
                return left.element.finding.severity > right.element.finding.severity
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// A SYN without an answer is told once, where it was seen last: at the far place it has arrived.
    private static func placed(_ findings: [CaptureFinding], _ joins: [CaptureJoin]) -> [CaptureFinding] {
        findings.compactMap { found in
            if isToldByJoin(found, joins) { return nil }
            guard found.finding.code == .synUnanswered else { return found }
            let touched = Set(found.connections)
            for join in joins {
                if join.nearPlace == found.place {
                    let seenFarther =
                        join.onlyNear.map(\.number)
                        + join.connections.filter { $0.there.arrived > 0 }.map(\.near.number)
                    if touched.isSubset(of: seenFarther) { return nil }
                } else if join.farPlace == found.place, touched.isSubset(of: join.connections.map(\.far.number)) {
                    var found = found
                    found.finding.code = .synUnansweredByHost
                    found.finding.message =
                        "\(Amounts.count(touched.count, "connection")) to \(found.finding.component): the SYN passes both places "
                        + "of capture, and nothing answers: the host drops it, or what lies behind the second place."
                    return found
                }
            }
            return found
        }
    }

    /// Whether a loss that one place shows was found packet by packet between both.
    private static func isToldByJoin(_ found: CaptureFinding, _ joins: [CaptureJoin]) -> Bool {
        guard [.packetLoss, .acknowledgementsLost].contains(found.finding.code) else { return false }
        // What is lost of acknowledgements is lost the other way.
        let isThere = (found.finding.direction == .forward) == (found.finding.code == .packetLoss)
        return joins.contains { join in
            let numbers = join.connections.filter { !(isThere ? $0.there : $0.back).lost.isEmpty }.map { joined in
                join.nearPlace == found.place ? joined.near.number : joined.far.number
            }
            return [join.nearPlace, join.farPlace].contains(found.place) && Set(found.connections).isSubset(of: numbers)
        }
    }
}
