import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// Load balancers as their clients and their own nodes see them: listeners nobody reaches, and what is wrong behind those
/// that somebody does. The evaluator of `path` is asked, so that both say the same.
struct BalancerAudit {
    let topology: Topology

    /// A finding for each listener nobody reaches, and those of the way behind the others.
    func findings(gaps: inout Set<Gap>) -> [Finding] {
        var findings: [Finding] = []
        for balancer in topology.balancers where balancer.kind != .gateway {
            let clients = clients(of: balancer)
            for listener in balancer.listeners {
                for found in self.findings(balancer, listener, clients, &gaps) where !findings.contains(found) {
                    findings.append(found)
                }
            }
        }
        return findings
    }

    /// Everybody who may try: the internet first, then one host of each kind, then what is behind connections.
    private func clients(of balancer: Balancer) -> [Endpoint] {
        let resolver = EndpointResolver(topology)
        let nodes = Set(balancer.nodes.map(\.interface.id))
        let ends = EndClass.classes(of: [topology]).compactMap { $0.members.first { !nodes.contains($0.id) } }
        let inside = ends.filter { end in
            if case .balancer = end { return false }
            return end != .internet && end.opensConnections
        }
        let order = balancer.isInternetFacing == false ? inside : [.internet] + inside
        return order.compactMap { try? resolver.resolve($0.id, as: .source) }
    }

    private func findings(
        _ balancer: Balancer, _ listener: BalancerListener, _ clients: [Endpoint], _ gaps: inout Set<Gap>
    ) -> [Finding] {
        guard let port = listener.port, let name = listener.protocols.first,
            let destination = try? EndpointResolver(topology).resolve(balancer.id, as: .destination)
        else { return [] }
        var options = QuestionOptions(protocol: name)
        options.destinationPorts = PortSet(port)
        var refused: Answer?
        var unknown: Set<Gap> = []
        for client in clients {
            guard
                let question = try? QuestionBuilder(topology).question(from: client, to: destination, options: options)
            else { continue }
            let answer = PathEvaluator(topology).answer(question)
            if answer.ways.contains(where: Self.reachesListener) {
                return behind(balancer, listener, answer)
            }
            if answer.verdict == .unknown {
                // Whoever it is may be the one who does, but for others it may be known.
                unknown.formUnion(answer.gaps.filter(\.matters))
            } else if refused == nil {
                refused = answer
            }
        }
        gaps.formUnion(unknown)
        return unknown.isEmpty ? [unreached(balancer, listener, refused)] : []
    }

    /// Whether a way gets as far as a listener and back from there, whatever happens behind it.
    private static func reachesListener(_ way: Way) -> Bool {
        guard let front = way.segments.first, front.return != .denied || way.segments.count == 1 else { return false }
        let isThere: (Hop) -> Bool = { $0.kind == .loadBalancer || $0.kind == .targetGroup }
        guard way.segments.count > 1 || way.answer != nil || front.forwardHops.contains(where: isThere) else {
            return false
        }
        return front.forwardHops.prefix { !isThere($0) }.allSatisfy { $0.verdict == .allowed || $0.verdict == .partial }
    }

    private func text(_ listener: BalancerListener, of balancer: Balancer) -> String {
        "\(listener.protocolName ?? "") \(listener.port.map(String.init) ?? "") of \(balancer.name)"
    }

    private func unreached(_ balancer: Balancer, _ listener: BalancerListener, _ refused: Answer?) -> Finding {
        let causes = refused?.findings.filter { $0.severity == .error } ?? []
        return Finding(
            code: .listenerUnreached, severity: .warning, direction: nil, component: balancer.id,
            message: "Nobody reaches the listener \(text(listener, of: balancer)).",
            evidence: causes.prefix(3).map(\.message)
                + ["asked: the internet where the load balancer faces it, every kind of host, every connection"],
            fixes: Array(causes.flatMap(\.fixes).prefix(2)))
    }

    /// Codes that say something of a load balancer itself, not of who asks.
    private static let ofBalancers: Set<FindingCode> = [
        .healthCheckBlocked, .listenerHasNoTargets, .listenerRequiresAcceptingTargetGroup, .classicWithoutInstances,
        .noTargetsInZone, .classicNotCrossZone, .zoneNotInstalled, .classicACLRestriction,
    ]

    private func behind(_ balancer: Balancer, _ listener: BalancerListener, _ answer: Answer) -> [Finding] {
        answer.findings.filter { Self.ofBalancers.contains($0.code) } + lostTargets(balancer, listener, answer)
    }

    private struct Cause: Hashable {
        let component: String
        let direction: WalkDirection
        let code: FindingCode?
    }

    /// Targets to which the connection of a node gets lost, by what loses it.
    private func lostTargets(_ balancer: Balancer, _ listener: BalancerListener, _ answer: Answer) -> [Finding] {
        var lost: [Cause: [(target: String, segment: Segment)]] = [:]
        for way in answer.ways where way.segments.count > 1 {
            guard let target = way.target, let leg = way.segments.last,
                leg.forward == .denied || leg.return == .denied || leg.return == .partial,
                let hop = (leg.forwardHops + leg.returnHops).first(where: {
                    $0.verdict == .denied || $0.verdict == .partial
                })
            else { continue }
            let direction: WalkDirection = leg.forward == .denied ? .forward : .return
            lost[Cause(component: hop.component, direction: direction, code: hop.code), default: []].append(
                (target, leg))
        }
        let targets = Set(answer.ways.compactMap(\.target))
        return lost.map { cause, places in
            let gone = Set(places.map(\.target)).sorted()
            let own = answer.findings.filter {
                $0.component == cause.component && $0.direction == cause.direction && $0.severity == .error
            }
            var finding = Finding(
                code: .targetUnreached, severity: .error, direction: cause.direction, component: cause.component,
                message:
                    "\(balancer.name) does not get through to \(gone.count) of \(targets.count) targets of its listener "
                    + "\(text(listener, of: balancer))\(cause.direction == .return ? ": replies are lost" : "").",
                evidence: own.flatMap { [$0.message] + $0.evidence }
                    + (gone.count > 8 ? gone.prefix(8) + ["and \(gone.count - 8) more"] : gone),
                fixes: Array(own.flatMap(\.fixes).prefix(4)))
            finding.identity = listener.id
            return finding
        }.sorted { $0.isListed(before: $1) }
    }
}
