import Findings
import Inventory
import NetworkSets
import Topology

/// A client outside every VPC of the snapshot: through the internet where its address is public, else over a private link
/// that the snapshot does not show.
struct OutsideHost: Component {
    func judge(_ traffic: Traffic) -> Judgement {
        let topology = traffic.topology
        let family = traffic.question.family
        let packets = traffic.packets
        var rest = packets
        var exits: [Judgement.Exit] = []
        let inVPCs = topology.addressesOfAllVPCs
        let toMapped = publicDestinations(topology, family)
        let toSnapshot = packets.restricted(toDestination: inVPCs.union(toMapped))
        let outsideBoth = packets.subtracting(toSnapshot)
        if !outsideBoth.isEmpty {
            rest = rest.subtracting(outsideBoth)
            exits.append(
                .next(
                    NotModelled(
                        id: FlowText.addresses(outsideBoth.destinations),
                        reason: "both ends are outside the snapshot, which tells nothing of the way between them"),
                    outsideBoth))
        }
        for vpc in topology.snapshot.vpcs.byID.values.sorted(by: { $0.id < $1.id }) {
            let mapped = IntervalSet(
                topology.publicMappings.all.filter { $0.value.vpcID == vpc.id && $0.key.family == family }
                    .map { $0.key.bits...$0.key.bits })
            let addresses = AddressSet(vpc.blocks)[family].union(family == .ipv4 ? mapped : IntervalSet())
            let part = rest.restricted(toDestination: addresses)
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            let isFromInternet = part.restricted(toSource: AddressSpace.notPublic).isEmpty
            let isToPublic = part.restricted(toDestination: mapped) == part || family == .ipv6
            exits.append(
                .next(
                    isFromInternet || isToPublic ? InternetGatewayArrival(vpcID: vpc.id) : PrivateEntry(vpcID: vpc.id),
                    part))
        }
        return Judgement(exits: exits)
    }

    private func publicDestinations(_ topology: Topology, _ family: AddressFamily) -> AddressSet {
        let addresses = topology.publicMappings.all.keys.filter { $0.family == family }
        return AddressSet(family: family, ranges: IntervalSet(addresses.map { $0.bits...$0.bits }))
    }
}

/// The way of a private host outside the snapshot into a VPC: a VPN, Direct Connect, transit gateway or foreign peering.
/// How it gets in is not known; what the VPC does with it is.
struct PrivateEntry: Component {
    let vpcID: String

    func judge(_ traffic: Traffic) -> Judgement {
        let addresses = FlowText.addresses(traffic.packets.sources)
        let gap = traffic.gap(addresses, "how \(addresses) gets into \(vpcID) is not in the snapshot")
        return Judgement(
            head: .init(component: vpcID, kind: .notModelled, direction: .ingress),
            decisions: [.unknown(traffic.packets, gap.why, gap)],
            exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), traffic.packets)])
    }
}
