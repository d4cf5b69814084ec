import Findings
import Inventory
import NetworkSets
import Topology

/// What is worth knowing of the targets behind a load balancer beside the ways to them: health, zones, assumptions.
struct TargetFindings {
    private(set) var all: [Finding] = []

    init(_ chains: [Chain]) {
        for arrival in chains.arrivals {
            health(arrival)
            excluded(arrival)
        }
        for chain in chains {
            guard let use = chain.use, let link = chain.links.last,
                let arrival = chain.ways[chain.links.count - 1].onward?.arrival
            else { continue }
            assumption(link, use, arrival)
        }
    }

    private var seen: Set<Finding> = []

    private mutating func add(_ finding: Finding) {
        if seen.insert(finding).inserted { all.append(finding) }
    }

    private mutating func health(_ arrival: BalancerArrival) {
        var uses: [TargetUse] = []
        for case .target(let use) in arrival.branches { uses.append(use) }
        let withHealthy = Set(uses.filter { !$0.isUnhealthy }.map(\.pool.id))
        for use in uses where use.isUnhealthy {
            let failsOpen = !withHealthy.contains(use.pool.id)
            let isClassic = arrival.balancer.kind == .classic
            let consequence =
                failsOpen && isClassic
                ? "no instance is in service, so \(arrival.balancer.name) answers 503 or closes connections"
                : failsOpen
                    ? "all of its targets are, so \(arrival.balancer.name) sends to all of them nevertheless"
                    : "\(arrival.balancer.name) sends it nothing while others are healthy"
            add(
                Finding(
                    code: .targetUnhealthy, severity: .warning, direction: nil, component: use.target.id,
                    message: "\(use.text) in \(use.pool.name) is reported unhealthy; \(consequence).",
                    evidence: ["target health: \(use.healthText)"] + healthCheckText(use),
                    fixes: [Fix(Self.remedy(use.target.reason))]))
        }
    }

    private func healthCheckText(_ use: TargetUse) -> [String] {
        let check = use.pool.healthCheck
        guard check.isEnabled, let port = use.healthPort else { return [] }
        return ["health check: \(check.protocolName ?? "TCP") port \(port)" + (check.path.map { " path \($0)" } ?? "")]
    }

    /// What to do about a reason (elbv2 `TargetHealthReasonEnum`).
    private static func remedy(_ reason: String?) -> String {
        switch reason {
        case "Target.ResponseCodeMismatch":
            "Make the health path answer with the codes that the target group expects, or change what it expects."
        case "Target.Timeout", "Target.FailedHealthChecks":
            "See whether the health check below gets through, then whether the service listens on that port."
        case "Target.InvalidState": "Start the instance, or deregister it."
        case "Target.IpUnusable": "Register another address: this one is in use by a load balancer."
        case "Target.NotRegistered": "Register the target."
        default: "Look at the service on the target: its log says what it did with the health check."
        }
    }

    private mutating func excluded(_ arrival: BalancerArrival) {
        for (use, why) in arrival.excluded {
            switch why {
            case .zoneNotInstalled(let zone):
                let text =
                    "\(use.target.id) of \(use.pool.name) is in \(zone), where \(arrival.balancer.name) is not switched on"
                let blocker = BalancerBlockers.zoneNotInstalled(arrival.balancer, use.target.id, text, zone)
                add(
                    Finding(
                        code: blocker.code, severity: .warning, direction: .forward, component: use.target.id,
                        message: blocker.message, evidence: blocker.evidence, fixes: blocker.fixes))
            case .draining:
                add(
                    Finding(
                        code: .targetDraining, severity: .info, direction: .forward, component: use.target.id,
                        message: "\(use.text) is being taken out of \(use.pool.name): it gets no new connections.",
                        evidence: ["target health: \(use.healthText)"]))
            case .otherZone: break
            }
        }
    }

    private mutating func assumption(_ link: Chain.Link, _ use: TargetUse, _ arrival: BalancerArrival) {
        guard use.pool.attributes == nil, arrival.balancer.kind != .classic else { return }
        let missing = "the attributes of \(use.pool.name) are not in the snapshot"
        let code: FindingCode
        let message: String
        if link.other == nil {
            code = .missingTargetGroupAttributes
            message = "\(missing.prefix(1).uppercased() + missing.dropFirst()): defaults are taken for them."
        } else if case .redirected = link.translation.kind {
            code = .assumesClientAddressKept
            message =
                "The way is drawn as if \(use.pool.name) kept the client's address, as is the default: \(missing)."
        } else {
            code = .assumesClientAddressReplaced
            message =
                "The way is drawn as if \(use.pool.name) replaced the client's address, as is the default: \(missing)."
        }
        add(
            Finding(
                code: code, severity: .info, direction: .forward, component: use.pool.id, message: message,
                evidence: [missing],
                fixes: [
                    Fix(
                        "Collect the attributes.",
                        command: "aws elbv2 describe-target-group-attributes --target-group-arn \(use.pool.id)")
                ]))
    }
}
