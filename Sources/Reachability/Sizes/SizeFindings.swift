import Findings
import NetworkSets
import Topology

/// What the sizes of packets do to the ways of an answer: the limits, and the findings of black holes.
struct SizeFindings {
    let topology: Topology
    let question: Question
    private(set) var findings: [Finding] = []
    private var discovery = PathSizes.Discovery.unneeded
    private let ways: [WalkedWay]

    init(_ ways: [WalkedWay], _ topology: Topology, _ question: Question) {
        self.topology = topology
        self.question = question
        self.ways = ways
        // An echo is as large as its sender wants, and is asked for by size only.
        guard question.options.protocol.hasPorts || question.options.packetSize != nil else { return }
        for way in ways where way.destination != nil && way.destination != "amazon" {
            examine(way, .forward)
            if way.returnIsLive { examine(way, .return) }
        }
    }

    /// The limits over all ways that arrive; nil where none does.
    var sizes: PathSizes? {
        let arrived = ways.filter { $0.destination != nil }
        func least(_ direction: WalkDirection) -> PathMTU? {
            let limits = arrived.flatMap(\.mtuLimits).filter { $0.direction == direction }
            return limits.min { $0.bytes < $1.bytes }.map { PathMTU($0, among: limits) }
        }
        guard !arrived.isEmpty else { return nil }
        let (forward, onReturn) = (least(.forward), least(.return))
        let headers = question.family == .ipv4 ? 40 : 60
        let least = [forward?.bytes, onReturn?.bytes].compactMap(\.self).min()
        return PathSizes(
            forward: forward, onReturn: onReturn,
            maximumSegment: question.options.protocol == .tcp ? least.map { $0 - headers } : nil,
            discovery: discovery)
    }

    private mutating func examine(_ way: WalkedWay, _ direction: WalkDirection) {
        let sizes = WaySizes(way, question.options)
        for (limit, sent) in sizes.tooSmall(direction) {
            let notice = OversizeNotice(topology: topology, question: question)
            switch LinkBehaviour.of(limit.kind).notice {
            case .notSent:
                note(.silent)
                add(
                    limit, sent, "and tells nobody", ["\(limit.component) sends no \(notice.name)"],
                    [lowering(to: limit.bytes)])
            case .sent, .notDocumented:
                examine(notice, limit, sent, sizes.passages(before: limit))
            }
        }
    }

    private mutating func examine(
        _ notice: OversizeNotice, _ limit: SizeLimit, _ sent: Int, _ passages: [Passage]
    ) {
        let (obstacles, gaps) = notice.obstacles(passing: passages)
        if !obstacles.isEmpty {
            note(.blocked)
            let evidence = obstacles.map { "\($0.component): \($0.reason)" }
            add(
                limit, sent, "and the message that tells its sender, \(notice.name), is not let in", evidence,
                obstacles.flatMap(\.fixes) + [lowering(to: limit.bytes)])
            return
        }
        guard gaps.isEmpty, case .sent = LinkBehaviour.of(limit.kind).notice else {
            note(.unknown)
            let reason = gaps.first?.why ?? "AWS does not say whether \(limit.component) sends \(notice.name)"
            add(limit, sent, "and whether its sender learns it is not known", [reason], [lowering(to: limit.bytes)])
            return
        }
        note(.works)
    }

    private mutating func note(_ seen: PathSizes.Discovery) {
        let order: [PathSizes.Discovery] = [.unneeded, .works, .unknown, .blocked, .silent]
        if (order.firstIndex(of: seen) ?? 0) > (order.firstIndex(of: discovery) ?? 0) { discovery = seen }
    }

    private mutating func add(
        _ limit: SizeLimit, _ sent: Int, _ consequence: String, _ evidence: [String], _ fixes: [Fix]
    ) {
        let sender = limit.direction == .forward ? "the client" : "the server"
        let finding = Finding(
            code: .pathMTUBlackHole, severity: question.options.protocol == .tcp ? .warning : .info,
            direction: limit.direction, component: limit.component,
            message: "\(limit.component) carries packets of at most \(limit.bytes) bytes, \(sender) may send \(sent), "
                + "\(consequence): large packets may vanish while small ones pass.",
            evidence: evidence, fixes: fixes)
        if !findings.contains(finding) { findings.append(finding) }
    }

    private func lowering(to bytes: Int) -> Fix {
        Fix(
            "Or let the sender make smaller packets.",
            command: "ip link set dev <interface> mtu \(bytes)")
    }
}
