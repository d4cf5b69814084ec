import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// Connections whose requests arrive and whose replies do not: ASY-1 to ASY-4, between interfaces of the snapshot.
///
/// Who may open a connection is directional by design, and no fault: only the replies of what gets there are judged.
struct LostReplies {
    let topology: Topology
    let classes: [String: [(class: InterfaceClass, members: [NetworkInterface])]]
    private let services: PairServices
    private let refusal: GroupRefusal
    private let farWays: FarWays

    init(
        _ topology: Topology, _ classes: [String: [(class: InterfaceClass, members: [NetworkInterface])]],
        _ services: PairServices
    ) {
        self.topology = topology
        self.classes = classes
        self.services = services
        refusal = GroupRefusal(topology)
        farWays = FarWays(topology)
    }

    /// Connections that lose replies for one cause.
    private struct Cause: Hashable {
        let code: FindingCode
        let component: String
        let evidence: [String]
    }

    private struct Loss {
        let client: NetworkInterface
        let server: NetworkInterface
        /// How many pairs of interfaces are in the same case.
        let pairs: Int
        let answer: Answer
        let fixes: [Fix]
    }

    /// One finding for each cause, with what it touches.
    func findings(gaps: inout Set<Gap>, notes: inout WayNotes) -> [Finding] {
        let filters = ReplyFilters(topology)
        let subnets = classes.keys.sorted().compactMap { topology.snapshot.subnets[$0] }
        var losses: [Cause: [Loss]] = [:]
        for client in subnets {
            for server in subnets where isWorthAsking(client, server, filters) {
                for from in classes[client.id] ?? [] where from.class.role.isClient {
                    for to in classes[server.id] ?? [] where to.class.role.isServer {
                        collect(from.members, to.members, into: &losses, &gaps, &notes)
                    }
                }
            }
        }
        return losses.map { finding($0, $1) }.sorted { $0.isListed(before: $1) }
    }

    /// Whether replies from one subnet to the other may be lost: an ACL refuses some, or routes have a say.
    private func isWorthAsking(_ client: Subnet, _ server: Subnet, _ filters: ReplyFilters) -> Bool {
        if client.id == server.id { return false }
        if client.vpcID != server.vpcID { return leaves(client, towards: server) }
        return !filters.passAllReplies(from: server, to: client)
    }

    /// Whether the client's table names a way to the server's addresses that leaves the VPC other than to the internet.
    private func leaves(_ client: Subnet, towards server: Subnet) -> Bool {
        guard let table = topology.routeTable(of: client) else { return false }
        return table.routes.contains { route in
            guard case .resource(let id) = route.target, !id.hasPrefix("igw-"), !id.hasPrefix("nat-"),
                !id.hasPrefix("eigw-")
            else { return false }
            switch route.destination {
            case .block(let block): return server.blocks.contains { $0.overlaps(block) }
            case .prefixList: return true
            }
        }
    }

    private func collect(
        _ clients: [NetworkInterface], _ servers: [NetworkInterface], into losses: inout [Cause: [Loss]],
        _ gaps: inout Set<Gap>, _ notes: inout WayNotes
    ) {
        for name in [InternetProtocol.tcp, .udp] {
            guard let question = question(clients[0], servers[0], name), mayLoseReplies(question) else { continue }
            let answer = PathEvaluator(topology).answer(question)
            if answer.verdict == .unknown { gaps.formUnion(answer.gaps.filter(\.matters)) }
            notes.add(answer, way: "\(self.name(clients[0])) → \(self.name(servers[0])), \(name.name)")
            // Where it is not known what gets there, it is not known either that replies are due.
            guard let back = answer.return, answer.forward == .allowed || answer.forward == .partial,
                back == .denied || back == .partial
            else { continue }
            for finding in answer.findings where finding.direction == .return && finding.severity == .error {
                let cause = Cause(
                    code: code(of: finding, back), component: finding.component, evidence: finding.evidence)
                losses[cause, default: []].append(
                    Loss(
                        client: clients[0], server: servers[0], pairs: clients.count * servers.count, answer: answer,
                        fixes: finding.fixes))
            }
        }
    }

    /// Whether something may get there whose reply does not return. Between hosts of a VPC that nothing but groups and ACLs
    /// stands between, these two tell, and most pairs need not be walked. Between VPCs groups tell what surely does not arrive,
    /// once it is known that the way leaves addresses as they are.
    private func mayLoseReplies(_ question: Question) -> Bool {
        guard let client = question.source.interface, let server = question.destination.interface,
            let ports = question.sourcePorts
        else { return true }
        let (name, family) = (question.options.protocol, question.family)
        let isStraight = refusal.goStraight(between: client.id, and: server.id)
        if !isStraight {
            guard client.vpcID != server.vpcID else { return true }
            switch farWays.existence(from: client, to: server, family, name) {
            case .none: return false
            case .unknown: return true
            case .open: break
            }
        }
        let requests = services.groups(of: client, isEgress: true, peer: server, family)
            .intersection(services.groups(of: server, isEgress: false, peer: client, family))
            .intersection(ServiceSet(ServiceAxis.place(ofPorts: 0...UInt16.max, name)))
        if !isStraight { return !requests.isEmpty }
        if requests.isDisjoint(with: services.networkACLs(from: client, to: server, family)) { return false }
        let replies = ServiceSet(ports.ranges.map { ServiceAxis.place(ofPorts: $0, name) })
        return !replies.isSubset(of: services.networkACLs(from: server, to: client, family))
    }

    private func question(_ client: NetworkInterface, _ server: NetworkInterface, _ name: InternetProtocol) -> Question?
    {
        let resolver = EndpointResolver(topology)
        var options = QuestionOptions(protocol: name)
        options.keepalive = WayNotes.keepalive
        guard let source = try? resolver.resolve(client.id, as: .source),
            let destination = try? resolver.resolve(server.id, as: .destination),
            let question = try? QuestionBuilder(topology).question(from: source, to: destination, options: options)
        else { return nil }
        return question
    }

    private func code(of finding: Finding, _ back: Verdict) -> FindingCode {
        switch finding.code {
        case .noRouteToDestination, .badStateRoute: .noWayBack
        case .replyLost: .middleboxMismatch
        default: back == .denied ? .returnBlocked : .returnGap
        }
    }

    private func finding(_ cause: Cause, _ losses: [Loss]) -> Finding {
        let pairs = losses.reduce(0) { $0 + $1.pairs }
        let shown = losses.prefix(Self.mostPairs).map { loss in
            "\(name(loss.client)) → \(name(loss.server)), \(lost(loss))"
        }
        let what =
            switch cause.code {
            case .noWayBack: "has no way back for replies"
            case .middleboxMismatch: "is missed by replies"
            case .returnGap: "drops some of the replies"
            default: "drops the replies"
            }
        let whose = pairs == 1 ? "a connection" : "connections between \(pairs) pairs of interfaces"
        let rest = losses.count - Self.mostPairs
        var finding = Finding(
            code: cause.code, severity: .error, direction: .return, component: cause.component,
            message: "\(cause.component) \(what) of \(whose) that the rules let in.",
            evidence: cause.evidence + (losses.first.map { ways(cause, $0) } ?? []) + shown
                + (rest > 0 ? ["and \(rest) more kinds of connections"] : []),
            fixes: Array((losses.first?.fixes ?? []).prefix(Self.mostPairs)).map { fix in
                // Each fix takes the next free rule number, so those of several pairs together would collide.
                losses.count == 1
                    ? fix : Fix("For the first of these: \(fix.description)", command: fix.command)
            })
        finding.identity = cause.evidence.joined(separator: "\n")
        return finding
    }

    /// The ways there and back, where it is the routes that differ; filters and ends are left out.
    private func ways(_ cause: Cause, _ loss: Loss) -> [String] {
        guard [.noWayBack, .middleboxMismatch].contains(cause.code), let way = loss.answer.ways.first else { return [] }
        let apart: Set<Hop.Kind> = [.securityGroup, .networkACL, .instance, .networkInterface]
        let lists = [way.forwardHops, way.returnHops].map { hops in
            hops.filter { !apart.contains($0.kind) && !$0.isBeyondBlocker }.map(\.component)
        }
        return zip(["requests", "replies"], lists).map { "\($0) pass \($1.joined(separator: " → "))" }
    }

    /// More connections than this in one finding help nobody.
    private static let mostPairs = 4

    private func name(_ interface: NetworkInterface) -> String { topology.label(of: interface) }

    /// The services concerned, and how much of the client's ports.
    private func lost(_ loss: Loss) -> String {
        let asked = loss.answer.question.packets
        let reached = loss.answer.droppedForward.reduce(asked) { $0.subtracting($1.packets) }
        let lost = loss.answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }.intersection(reached)
        let service = FlowText.service(lost)
        guard let ports = loss.answer.question.sourcePorts else { return service }
        guard loss.answer.return == .partial else {
            return "\(service), from all of the client's ports \(ports.portDescription)"
        }
        let gone = lost.boxes.reduce(PortSet()) { $0.union($1.sourcePorts) }
        let percent = 100 * Self.count(gone) / max(1, Self.count(ports))
        let share = percent == 0 ? "less than 1 %" : "\(percent) %"
        return "\(service), from ports \(gone.portDescription) (\(share) of the client's \(ports.portDescription))"
    }

    private static func count(_ ports: PortSet) -> Int { ports.ranges.reduce(0) { $0 + $1.count } }
}
