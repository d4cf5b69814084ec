import Findings
import NetworkSets
import PacketCapture
import Reachability
import Topology

/// Puts the SYNs of a capture that got no answer to the evaluator: does a rule of AWS drop them, or the host?
struct SilentSYNQuestions {
    private let topology: Topology

    init(_ topology: Topology) {
        self.topology = topology
    }

    /// More clients than this of one server are not asked about one by one: a rule treats most of them alike.
    private static let mostClients = 32

    /// What a question is about: one client and one port of a server.
    private struct Ends: Hashable {
        let client: IPAddress
        let server: IPAddress
        let port: UInt16
    }

    /// Adds to each such finding what the snapshot says, and the findings of the evaluator behind it.
    func judge(_ answer: inout CaptureAnswer) {
        var result: [CaptureFinding] = []
        for found in answer.findings {
            let isSilent = [.synUnanswered, .synUnansweredByHost, .synAckUnanswered].contains(found.finding.code)
            result += isSilent ? judged(found, &answer) : [found]
        }
        answer.findings = result
    }

    private func judged(_ found: CaptureFinding, _ answer: inout CaptureAnswer) -> [CaptureFinding] {
        let facts = answer.places[found.place]
        let touched = Set(found.connections)
        var ports: [Ends: [UInt16]] = [:]
        for connection in facts.connections where touched.contains(connection.number) {
            let ends = Ends(
                client: connection.client.socket.host.address, server: connection.server.socket.host.address,
                port: connection.server.socket.port)
            ports[ends, default: []].append(connection.client.socket.port)
        }
        var found = found
        var more: [CaptureFinding] = []
        var verdicts: Set<Verdict> = []
        for (ends, clientPorts) in ports.sorted(by: { "\($0.key.client)" < "\($1.key.client)" }).prefix(
            Self.mostClients)
        {
            let words = "awsdrops path from \(ends.client) to \(ends.server) port \(ends.port), these client ports"
            do throws(AskFailure) {
                let told = try ask(ends, PortSet(clientPorts.map { $0...$0 }))
                verdicts.insert(told.verdict)
                found.finding.evidence.append("\(words): \(told.verdict.rawValue)")
                answer.gaps += told.gaps.filter { $0.matters && !answer.gaps.contains($0) }
                if told.verdict == .denied || told.verdict == .partial {
                    more += told.findings.filter { $0.severity == .error }.map {
                        CaptureFinding($0, connections: found.connections, frames: found.frames, place: found.place)
                    }
                }
            } catch {
                verdicts.insert(.unknown)
                found.finding.evidence.append("\(words): not known; \(error.reason)")
            }
        }
        if verdicts == [.allowed], found.finding.code != .synAckUnanswered {
            found.finding.code = .synUnansweredPathOpen
            found.finding.message += " No rule or route of AWS on the way does, there or back: the host is left."
            found.finding.fixes = [
                Fix(
                    "Look for rules of the host that drop, and at its listen queues.",
                    command: "nft list ruleset; ss -ltn")
            ]
        }
        // The rule to blame comes before the symptom.
        return more + [found]
    }

    private struct AskFailure: Error {
        let reason: String
    }

    private func ask(_ ends: Ends, _ clientPorts: PortSet) throws(AskFailure) -> Answer {
        let resolver = EndpointResolver(topology)
        var options = QuestionOptions(protocol: .tcp)
        options.sourcePorts = clientPorts
        options.destinationPorts = PortSet(ends.port)
        do {
            let source = try resolver.source("\(ends.client)")
            let destination = try resolver.destination("\(ends.server)", seenFrom: source)
            let question = try QuestionBuilder(topology).question(from: source, to: destination.end, options: options)
            return PathEvaluator(topology).answer(question)
        } catch {
            throw AskFailure(reason: "\(error)")
        }
    }
}
