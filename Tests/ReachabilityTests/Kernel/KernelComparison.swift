import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Compares what awsdrops says of a packet with what the kernel did with it.
struct KernelComparison {
    let packet: KernelPacket
    let fate: KernelResult.Fate

    /// The disagreement, in words; nil where there is none.
    var disagreement: String? {
        if fate.passed != packet.passes { return text("the kernel \(fate.passed ? "passes" : "drops") it") }
        if !fate.passed, packet.isLostAlways, let fault = placeOfLoss { return text(fault) }
        if let fault = rulesOfACLs { return text(fault) }
        return nil
    }

    private var drops: [KernelResult.Note] { fate.notes.filter { $0.verdict == "denied" } }

    /// The way and the component that lost it must be those of the first finding.
    private var placeOfLoss: String? {
        guard let first = packet.answer.findings.first(where: { $0.severity == .error }) else {
            return "it is lost without a finding"
        }
        // Where a reply ends that came another way than its request is a matter of words, and what goes round in circles ends
        // where its time to live does.
        if first.code == .replyLost || first.code == .routingLoop { return nil }
        let way = first.direction == .return ? "return" : "forward"
        guard drops.contains(where: { $0.way == way }) else { return "the kernel has no loss \(way)" }
        // The table is to blame for a route that leads astray; the packet is lost where that route leads.
        let isAstray = [.moreSpecificRoute, .higherPriorityRoute].contains(first.code)
        if isAstray || packet.answer.isTranslated { return nil }
        let isThere = drops.contains { $0.way == way && $0.component == first.component }
        return isThere ? nil : "the kernel loses it elsewhere than at \(first.component)"
    }

    /// Every decision of a network ACL, up to the loss, must be by the very rule that took the packet in the kernel.
    private var rulesOfACLs: String? {
        let answer = packet.answer
        if answer.isTranslated || answer.findings.contains(where: { $0.code == .replyLost }) { return nil }
        let said = Set(
            answer.ways.flatMap { Self.rules($0.forwardHops, "forward") + Self.rules($0.returnHops, "return") })
        let took = Set(fate.notes.filter { $0.rule != nil })
        if said == took { return nil }
        return "rules: only said \(said.subtracting(took)), only taken \(took.subtracting(said))"
    }

    private static func rules(_ hops: [Hop], _ way: String) -> [KernelResult.Note] {
        hops.filter { $0.kind == .networkACL && !$0.isBeyondBlocker }.map { hop in
            let words = hop.decidedBy.split(separator: " ")
            return KernelResult.Note(
                component: hop.component, verdict: hop.verdict.rawValue, direction: hop.direction?.rawValue,
                rule: words.count > 1 ? String(words[1]) : nil, way: way)
        }
    }

    private func text(_ fault: String) -> String {
        """
        \(packet.name): \(FlowSet(packet.packet)) by port \(packet.translatedPort), \
        expected \(packet.passes ? "to pass" : "to be lost"): \(fault)
        notes \(fate.notes)
        \(packet.answer.summary)
        """
    }
}

extension Answer {
    /// Whether a NAT gateway picks the source port, and so stands for many packets.
    var isTranslated: Bool { ways.contains { $0.forwardHops.contains { $0.kind == .natGateway } } }
}
