import Findings
import Inventory
import NetworkSets
import Topology

/// The components that a question asks every way to pass, or to avoid.
struct ComponentFilter {
    let topology: Topology
    let options: QuestionOptions

    /// What keeps a way from being counted; nil where it passes what it should, and nothing else.
    ///
    /// - Parameters:
    ///   - hops: The hops of the way to the server.
    ///   - seen: The keys under which the way remembers what its packets crossed.
    func refusal(of hops: [Hop], seen: some Sequence<String>) -> (component: String, blocker: Blocker)? {
        let keys = Array(seen)
        for id in options.through where !passes(id, hops, keys) {
            if let other = otherZone(id, keys) { return other }
            return finding(.componentFilter, id, "The way does not pass \(id).")
        }
        if let first = options.throughOneOf.first, !options.throughOneOf.contains(where: { passes($0, hops, keys) }) {
            let others = options.throughOneOf.dropFirst().map { " or \($0)" }.joined()
            return finding(.componentFilter, first, "The way does not pass \(first)\(others).")
        }
        for id in options.notThrough where passes(id, hops, keys) {
            return finding(.componentFilter, id, "The way passes \(id).")
        }
        return nil
    }

    /// The way with its packets lost where it does not pass what it should.
    func applied(to chain: Chain) -> Chain {
        let refusal = refusal(of: chain.ways.flatMap(\.forwardHops), seen: chain.ways.flatMap(\.seen.keys))
        guard let refusal else { return chain }
        var chain = chain
        chain.lose(refusal.blocker, at: refusal.component)
        return chain
    }

    /// What stands between a VPC and the internet: who crosses one has crossed the internet's edge.
    private static let internetKinds: Set<Hop.Kind> = [.internetGateway, .egressOnlyInternetGateway, .internet]

    private func passes(_ id: String, _ hops: [Hop], _ keys: [String]) -> Bool {
        if hops.contains(where: { $0.component == id || $0.groups.contains(id) }) { return true }
        if id == "internet" { return hops.contains { Self.internetKinds.contains($0.kind) } }
        if let place = place(ofGatewayInterface: id) {
            return keys.contains { isKey($0, inSubnet: place.subnetID) }
        }
        if topology.snapshot.firewalls[id] != nil {
            return hops.contains { topology.firewall(ofEndpoint: $0.component)?.firewall.id == id }
        }
        return hops.contains { hop in
            if hop.kind == .coreNetworkAttachment {
                return topology.coreNetworkAttachment(hop.component)?.networkID == id
            }
            return hop.kind == .transitGatewayAttachment
                && (topology.snapshot.transitGatewayVPCAttachments[hop.component]?.gatewayID == id
                    || topology.attachment(hop.component, at: id) != nil)
        }
    }

    /// An interface of a transit gateway, which a way crosses in its subnet without a hop of its own.
    private func place(ofGatewayInterface id: String) -> NetworkInterface? {
        guard let interface = topology.snapshot.networkInterfaces[id], interface.kind == "transit_gateway" else {
            return nil
        }
        return interface
    }

    private func isKey(_ key: String, inSubnet subnetID: String) -> Bool { key.hasSuffix("@\(subnetID)") }

    /// The refusal of a way that crosses the attachment of an interface, and in another zone.
    private func otherZone(_ id: String, _ keys: [String]) -> (component: String, blocker: Blocker)? {
        guard let interface = place(ofGatewayInterface: id) else { return nil }
        let attachment = topology.attachments(ofVPC: interface.vpcID).first {
            $0.subnetIDs.contains(interface.subnetID)
        }
        guard let attachment,
            let taken = attachment.subnetIDs.first(where: {
                keys.contains(TransitGatewayInterface.key(attachment.id, $0))
            })
        else { return nil }
        let zones = [taken, interface.subnetID].map { topology.snapshot.subnets[$0]?.availabilityZone ?? $0 }
        return finding(
            .transitGatewayAttachmentZone, id,
            "\(attachment.id) is crossed in \(taken) (\(zones[0])), not at \(id) in \(zones[1]): "
                + (attachment.isInApplianceMode
                    ? "appliance mode keeps one zone per flow." : "a flow keeps the zone it comes from."))
    }

    private func finding(
        _ code: FindingCode, _ component: String, _ message: String
    ) -> (component: String, blocker: Blocker) {
        (component, Blocker(code: code, message: message))
    }
}
