public import Attribution
import Findings
import Inventory
public import JSONText
import NetworkSets
public import Reachability
import Topology

/// The answer of `awsdrops path` as JSON, in the form of the schema `awsdrops.path/1`.
public enum PathReport {
    /// The whole document.
    ///
    /// - Parameters:
    ///   - before: The answer for the network as it is, where the answer is for an edited one.
    ///   - crossCheck: What Reachability Analyzer says, where it was asked.
    ///   - logs: What flow logs hold of it, where they were read.
    public static func json(
        _ answer: Answer, before: Answer? = nil, crossCheck: CrossCheck? = nil, logs: PathLogs? = nil
    ) -> JSONValue {
        var members = members(of: answer, and: [crossCheck?.finding].compactMap(\.self) + (logs?.findings ?? []))
        // A question that meets no load balancer has no health checks to speak of.
        if !answer.healthChecks.isEmpty {
            members.append(("healthChecks", .array(answer.healthChecks.map(healthCheck))))
        }
        if answer.question.options.followsPacket { members.append(("journey", answer.journey.map(journey) ?? .null)) }
        if let logs { members.append(("flowLogs", json(logs))) }
        if let crossCheck { members.append(("crossCheck", json(crossCheck))) }
        if let before { members.append(("before", json(before))) }
        return JSONValue(members: members)
    }

    private static func members(of answer: Answer, and findings: [Finding]) -> [(String, JSONValue)] {
        [
            ("schema", "awsdrops.path/1"),
            ("query", query(answer.question)),
            ("verdict", verdict(answer.verdict)),
            ("forward", ["verdict": verdict(answer.forward)]),
            ("return", answer.return.map { ["verdict": verdict($0)] } ?? .null),
            (
                "dropped",
                .array(
                    answer.dropped.flatMap { dropped in
                        FlowSetReport.json(
                            dropped.packets, translatedPorts: dropped.translatedPorts, share: dropped.share)
                    })
            ),
            ("alternatives", .array(answer.ways.map(alternative))),
            ("findings", .array((answer.findings + findings).map(FindingReport.json))),
            ("mtu", mtu(answer)),
            ("idleTimeouts", .array(answer.idleTimeouts.map(idleTimeout))),
            ("gaps", .array(answer.gaps.map(FindingReport.json))),
        ]
    }

    private static func verdict(_ verdict: Verdict) -> JSONValue { .string(verdict.rawValue) }

    private static func query(_ question: Question) -> JSONValue {
        let isICMP = question.options.protocol.isICMP
        let packets = question.packets
        var query: [(String, JSONValue)] = [
            ("source", .string(question.source.text)),
            ("destination", .string(question.destination.text)),
            ("protocol", .string(question.options.protocol.awsName)),
            ("sourcePorts", ports(question.sourcePorts)),
            ("destinationPorts", ports(question.destinationPorts)),
        ]
        if isICMP, let box = packets.boxes.first {
            query.append(("icmpTypes", .string(box.sourcePorts.portDescription)))
            query.append(("icmpCodes", .string(box.destinationPorts.portDescription)))
        }
        query.append(("family", .string(question.family == .ipv4 ? "ipv4" : "ipv6")))
        query.append(("sourceAddresses", FlowSetReport.blocks(packets.sources)))
        query.append(("destinationAddresses", FlowSetReport.blocks(packets.destinations)))
        if let note = question.sourceNote { query.append(("sourceNote", .string(note))) }
        query.append(("sourceInterface", interface(question.source)))
        query.append(("destinationInterface", interface(question.destination)))
        return JSONValue(members: query)
    }

    private static func interface(_ end: Endpoint) -> JSONValue {
        end.interface.map { .string($0.id) } ?? .null
    }

    private static func ports(_ ports: PortSet?) -> JSONValue {
        ports.map { .string($0.portDescription) } ?? .null
    }

    static func alternative(_ way: Way) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("verdict", verdict(way.verdict)), ("segments", .array(way.segments.map(segment))),
        ]
        if let target = way.target { members.append(("target", .string(target))) }
        if let answer = way.answer { members.append(("answeredBy", .string(answer))) }
        return JSONValue(members: members)
    }

    private static func segment(_ segment: Segment) -> JSONValue {
        [
            "from": .string(segment.from),
            "to": segment.to.map { .string($0) } ?? .null,
            "forward": half(segment.forward, segment.forwardHops),
            "return": segment.return.map { half($0, segment.returnHops) } ?? .null,
        ]
    }

    private static func healthCheck(_ check: HealthCheckPath) -> JSONValue {
        [
            "loadBalancer": .string(check.balancer), "node": .string(check.node), "targetGroup": .string(check.group),
            "target": .string(check.target), "protocol": check.protocolName.map { .string($0) } ?? .null,
            "port": JSONValue(Int(check.port)), "verdict": verdict(check.verdict),
            "reported": check.state.map { .string($0) } ?? .null,
            "segments": .array(check.segment.map { [segment($0)] } ?? []),
        ]
    }

    private static func half(_ half: Verdict, _ hops: [Hop]) -> JSONValue {
        ["verdict": verdict(half), "hops": .array(hops.map(hop))]
    }

    static func hop(_ hop: Hop) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("component", .string(hop.component)),
            ("kind", .string(hop.kind.rawValue)),
            ("direction", hop.direction.map { .string($0.rawValue) } ?? .null),
            ("verdict", verdict(hop.verdict)),
            ("decidedBy", .string(hop.decidedBy)),
            ("code", hop.code.map { .string($0.rawValue) } ?? .null),
        ]
        if !hop.groups.isEmpty { members.append(("groups", .array(hop.groups.map { .string($0) }))) }
        if let mtu = hop.mtu { members.append(("mtu", JSONValue(mtu))) }
        if hop.isBeyondBlocker { members.append(("beyondBlocker", true)) }
        return JSONValue(members: members)
    }
}
