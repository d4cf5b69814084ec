import Inventory
import NetworkSets

extension EndpointResolver {
    /// Why a text that resolves to nothing does not, in the order of what it most likely was meant as.
    func refusal(of text: String, _ role: Role) -> EndpointError {
        if text.isEmpty {
            return .malformed(text: text, reason: "an id, Name tag, address, block or \"internet\" is required")
        }
        if role == .source, let parts = try? EndpointText(text), parts.ports != nil {
            return .malformed(text: text, reason: "the source takes no port; --src-port says which the client uses")
        }
        if let reason = addressFault(in: text) { return .malformed(text: text, reason: reason) }
        if let reason = topology.whyNoEnd(text) { return .noEnd(text: text, reason: reason) }
        if let reason = NamelessService.reason(text) { return .noEnd(text: text, reason: reason) }
        // `alb:shpo` is near the load balancer `shop`.
        let prefixes = ["alb:", "nlb:", "elb:", "gwlb:"] + NamedService.Kind.allCases.map { "\($0.rawValue):" }
        let name = prefixes.first { text.hasPrefix($0) }.map { String(text.dropFirst($0.count)) } ?? text
        return .unknown(text: text, candidates: NearNames(topology).candidates(for: name), note: missingLists)
    }

    /// What is wrong with a text that is meant as an address or block; nil where it is not meant so.
    private func addressFault(in text: String) -> String? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let address = String(parts[0])
        guard Self.looksLikeIPv4(address) || EndpointText.looksLikeIPv6(address) else { return nil }
        do throws(AddressError) {
            if parts.count == 2 { _ = try CIDRBlock(text) } else { _ = try IPAddress(text) }
            return nil
        } catch {
            return error.reason
        }
    }

    /// Only digits and at least two dots: no name that anybody gives to a host.
    private static func looksLikeIPv4(_ text: String) -> Bool {
        text.count { $0 == "." } >= 2 && text.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
    }

    /// The lists that names stand in and that were not read, or not to their end.
    private var missingLists: String? {
        let snapshot = topology.snapshot
        let missing = [
            ("describe-instances", snapshot.instances.provesAbsence),
            ("describe-network-interfaces", snapshot.networkInterfaces.provesAbsence),
        ].filter { !$0.1 }.map(\.0)
        return missing.isEmpty ? nil : "not read, or not to the end: \(missing.joined(separator: ", "))"
    }
}
