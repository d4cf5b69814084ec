import Findings
import Inventory
import NetworkSets
import Topology

/// The health checks of the load balancers that ways ended at: each a path of its own, from a node's own address to the
/// health port of a target.
struct HealthChecks {
    private(set) var paths: [HealthCheckPath] = []
    private(set) var findings: [Finding] = []

    private struct Key: Hashable {
        let node: String
        let group: String
        let target: String
        let port: UInt16
    }

    /// A refusal that was met before: of the same kind at the same place, or one that the same fix mends.
    private struct Told: Hashable {
        let component: String
        let direction: WalkDirection?
        var code: FindingCode?
        var fixes: [Fix] = []

        init(_ finding: Finding, byFixes: Bool = false) {
            component = finding.component
            direction = finding.direction
            if byFixes { fixes = finding.fixes } else { code = finding.code }
        }
    }

    init(_ chains: [Chain], _ topology: Topology, _ question: Question) {
        let arrivals = chains.arrivals
        if arrivals.isEmpty { return }
        var seen: Set<Key> = []
        var blocked: [BlockedCheck] = []
        var told: Set<Told> = []
        for finding in chains.flatMap(\.findings) {
            told.insert(Told(finding))
            if !finding.fixes.isEmpty { told.insert(Told(finding, byFixes: true)) }
        }
        for arrival in arrivals {
            for case .target(let use) in arrival.branches {
                guard use.pool.healthCheck.isEnabled, let port = use.healthPort, let address = use.addresses.first,
                    use.pool.kind != .balancer, let source = arrival.node.address(address.family)
                else { continue }
                let key = Key(
                    node: arrival.node.interface.id, group: use.pool.id, target: use.target.id, port: port)
                guard seen.insert(key).inserted,
                    let walked = Self.walk(arrival, use, from: source, to: address, port, topology, question)
                else { continue }
                let books = WayBooks(Chain(walked))
                let verdict = Tally(walked.assigned, [(walked.assigned, books.both)]).verdict
                paths.append(
                    HealthCheckPath(
                        balancer: arrival.balancer.id, node: arrival.node.interface.id, group: use.pool.id,
                        target: use.target.id, protocolName: use.pool.healthCheck.protocolName, port: port,
                        verdict: verdict, state: use.target.state == nil ? nil : use.healthText,
                        segment: Segment(walked, books)))
                guard verdict == .denied || verdict == .partial,
                    let cause = walked.findings.first(where: { $0.severity == .error })
                else { continue }
                // A refusal that traffic to the same port meets as well is told of once.
                if port == use.port, told.contains(Told(cause)) || told.contains(Told(cause, byFixes: true)) {
                    continue
                }
                BlockedCheck.add(cause, arrival, use, port, to: &blocked)
            }
        }
        findings = blocked.map(\.finding)
    }

    private static func walk(
        _ arrival: BalancerArrival, _ use: TargetUse, from source: IPAddress, to address: IPAddress, _ port: UInt16,
        _ topology: Topology, _ question: Question
    ) -> WalkedWay? {
        let packets = FlowSet(
            FlowBox(
                family: address.family, protocols: IntervalSet(InternetProtocol.tcp.rawValue),
                source: IntervalSet(source.bits), destination: IntervalSet(address.bits), sourcePorts: LegPackets.ports,
                destinationPorts: PortSet(port)))
        let leg = BalancerLeg(
            balancer: arrival.balancer, node: arrival.node, keepsClient: false, clientGroupIDs: [])
        var walker = Walker(
            topology: topology,
            question: question.ofBalancer(leg, packets, to: address, QuestionOptions(protocol: .tcp)))
        walker.walk(
            from: .interface(arrival.node.interface, packets), into: BalancerSender(node: arrival.node), live: packets)
        return walker.ways.first
    }
}
