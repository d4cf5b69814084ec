import Findings
import Reachability

/// Connections of a load balancer's ways that meet the same kinds of components with the same outcome.
struct SegmentGroup {
    /// The first of them, which stands for all.
    let first: Segment
    /// Where it ends, as the target is known: `i-0a1:8080 (web)`, or the node.
    let end: String?
    /// The others, by where they end, and where they begin if that is elsewhere.
    private(set) var alike: [String] = []
    private let key: Key

    /// What makes two connections alike to a reader.
    private struct Key: Hashable {
        let place: Int
        let isLast: Bool
        let hops: [[String]]
    }

    private init(_ segment: Segment, end: String?, key: Key) {
        first = segment
        self.end = end
        self.key = key
    }

    /// The groups in path order: those of the client's connections first.
    static func all(_ ways: [Way]) -> [SegmentGroup] {
        var groups: [SegmentGroup] = []
        var seen: Set<String> = []
        for way in ways {
            for (place, segment) in way.segments.enumerated() {
                let isLast = place == way.segments.count - 1 && place > 0
                let end = isLast ? way.target ?? segment.to : segment.to
                guard seen.insert("\(place) \(segment.from) \(end ?? "")").inserted else { continue }
                let hops = (segment.forwardHops + segment.returnHops).map { hop in
                    [
                        hop.kind.rawValue, hop.direction?.rawValue ?? "", hop.verdict.rawValue,
                        hop.code?.rawValue ?? "", "\(hop.isBeyondBlocker)",
                    ]
                }
                let key = Key(place: place, isLast: isLast, hops: hops)
                if let same = groups.firstIndex(where: { $0.key == key }) {
                    // From the same node the target alone tells it.
                    let name = end ?? "nobody"
                    let isSameStart = segment.from == groups[same].first.from
                    groups[same].alike.append(isSameStart ? name : "\(segment.from) to \(name)")
                } else {
                    groups.append(SegmentGroup(segment, end: end, key: key))
                }
            }
        }
        return groups.enumerated().sorted { ($0.element.key.place, $0.offset) < ($1.element.key.place, $1.offset) }
            .map(\.element)
    }

    /// More names than this in one line are not read.
    private static let mostNames = 12

    /// Names in one line.
    static func list(_ names: [String]) -> String {
        let shown = names.prefix(mostNames).joined(separator: ", ")
        return names.count > mostNames ? "\(shown) and \(names.count - mostNames) more" : shown
    }
}
