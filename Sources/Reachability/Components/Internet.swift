import Findings
import Inventory
import NetworkSets
import Topology

/// The internet between gateways: hands packets to the gateway that leads to their destination, or to a host out there.
struct Internet: Component {
    func judge(_ traffic: Traffic) -> Judgement {
        var exits: [Judgement.Exit] = []
        var rest = traffic.packets
        if hidesOwnAddresses(traffic) {
            return Judgement(exits: [atOutsideHost(rest, traffic)])
        }
        for (vpcID, part) in partsOfVPCs(of: rest, traffic) {
            rest = rest.subtracting(part)
            exits.append(.next(entrance(of: vpcID, part, traffic), part))
        }
        if traffic.direction == .forward { exits += IdleElasticAddress.exits(&rest, traffic.topology) }
        if rest.isEmpty { return Judgement(exits: exits) }
        if let doubt = doubt(over: rest, traffic) {
            return Judgement(
                head: .init(component: "internet", kind: .internet, direction: nil), decisions: [doubt],
                exits: exits + [.deadEnd(rest)])
        }
        if traffic.direction == .forward { return Judgement(exits: exits + [atOutsideHost(rest, traffic)]) }
        return replyToNobody(rest, exits)
    }

    /// Whether addresses that seem to be nobody's of the snapshot may be of something that is missing in it.
    private func doubt(over packets: FlowSet, _ traffic: Traffic) -> Decision? {
        let snapshot = traffic.topology.snapshot
        let addresses = FlowText.addresses(packets.destinations)
        if traffic.question.family == .ipv6, !snapshot.vpcs.provesAbsence {
            let gap = traffic.gap("ec2:DescribeVpcs", "whether \(addresses) is of a VPC of yours is not known")
            return .unknown(packets, gap.why, gap)
        }
        let isCutShort = snapshot.networkInterfaces.isPresent && !snapshot.networkInterfaces.isComplete
        if traffic.question.family == .ipv4, isCutShort || traffic.direction == .return,
            !snapshot.networkInterfaces.provesAbsence
        {
            let gap = traffic.gap(
                "ec2:DescribeNetworkInterfaces", "whether \(addresses) is the address of an interface is not known")
            return .unknown(packets, gap.why, gap)
        }
        return nil
    }

    /// `internet` as an end means the hosts out there, not the public addresses of the snapshot itself.
    private func hidesOwnAddresses(_ traffic: Traffic) -> Bool {
        switch traffic.direction {
        case .forward: return traffic.question.destination.kind == .internet
        case .return:
            if case .outside = traffic.way.origin { return true }
            return false
        }
    }

    /// The gateway by which packets get into a VPC: for replies to what an egress-only gateway let out, that one.
    private func entrance(of vpcID: String, _ part: FlowSet, _ traffic: Traffic) -> any Component {
        if traffic.question.family == .ipv6, traffic.direction == .return,
            let egressOnly = traffic.topology.egressOnlyGateway(ofVPC: vpcID),
            let seen = traffic.way.seen[egressOnly.id], part.isSubset(of: seen.replies)
        {
            return EgressOnlyGateway(gatewayID: egressOnly.id, vpcID: vpcID, isReturn: true)
        }
        return InternetGatewayArrival(vpcID: vpcID)
    }

    /// The parts of packets that go to public addresses of the snapshot, by VPC.
    private func partsOfVPCs(of packets: FlowSet, _ traffic: Traffic) -> [(vpcID: String, part: FlowSet)] {
        let topology = traffic.topology
        if traffic.question.family == .ipv4 {
            let destinations = packets.destinations
            if let single = destinations.singleAddress {
                return topology.publicMappings.privateEnd(of: single).map { [($0.vpcID, packets)] } ?? []
            }
            var byVPC: [String: [IPAddress]] = [:]
            for (address, end) in topology.publicMappings.all where destinations.contains(address) {
                byVPC[end.vpcID, default: []].append(address)
            }
            return byVPC.sorted { $0.key < $1.key }.map { vpcID, addresses in
                (vpcID, packets.restricted(toDestination: IntervalSet(addresses.map { $0.bits...$0.bits })))
            }
        }
        return topology.addressesByVPC.compactMap { vpcID, addresses in
            let part = packets.restricted(toDestination: addresses)
            return part.isEmpty ? nil : (vpcID, part)
        }
    }

    private func atOutsideHost(_ packets: FlowSet, _ traffic: Traffic) -> Judgement.Exit {
        .arrived(.outside(gateway: OutsideReply(), name: "internet"), packets)
    }

    /// A reply nobody in the internet waits for: its address belongs to no gateway of the snapshot any more.
    private func replyToNobody(_ packets: FlowSet, _ exits: [Judgement.Exit]) -> Judgement {
        let lost = ReplyLost.decision(packets, at: "internet", "its destination is no public address of the snapshot")
        return Judgement(
            head: .init(component: "internet", kind: .internet, direction: nil), decisions: [lost],
            exits: exits + [.deadEnd(packets)])
    }
}

/// A host in the internet that answers: its reply goes to the address the packet came from.
struct OutsideReply: Component {
    func judge(_ traffic: Traffic) -> Judgement {
        Judgement(exits: [.next(Internet(), traffic.packets)])
    }
}
