import Findings
import NetworkSets

/// Packets that an inspecting endpoint let go and gets again, because its own subnet's table leads back to it.
enum InspectionLoop {
    static func decision(at endpointID: String, _ traffic: Traffic) -> Decision? {
        guard traffic.direction == .forward, let seen = traffic.way.seen[endpointID],
            !seen.isDisjoint(with: traffic.packets)
        else { return nil }
        return .denied(
            traffic.packets, "\(endpointID) gets its own packets back",
            Blocker(
                code: .routingLoop,
                message: "The route table of the subnet where \(endpointID) stands sends the packets back to it.",
                evidence: ["\(endpointID) has seen these packets before"],
                fixes: [Fix("Let the table of the endpoint's own subnet lead on, not to the endpoint.")]))
    }
}
