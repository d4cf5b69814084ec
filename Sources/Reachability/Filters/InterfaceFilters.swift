public import Findings
public import Inventory
public import NetworkSets
public import Topology

/// What the filters at one interface decide over packets by themselves, with no way before or behind them: what flow logs tell.
///
/// Packets are judged as new: whether they are replies of a tracked connection is the caller's to know.
public struct InterfaceFilters: Sendable {
    /// What a filter decides over some packets.
    public struct Ruling: Sendable {
        /// The packets.
        public let packets: FlowSet
        /// Allowed, denied or unknown.
        public let verdict: Verdict
        /// The rule, or why it is not known.
        public let reason: String
        /// What would let the packets pass, where they are denied.
        public let fixes: [Fix]
    }

    /// The rulings of one filter, which together are over all packets.
    public struct Filter: Sendable {
        /// The ACL or the interface; the subnet where its ACL is not known.
        public let component: String
        /// The rulings.
        public let rulings: [Ruling]
    }

    private let topology: Topology

    /// The filters of a topology.
    public init(_ topology: Topology) {
        self.topology = topology
    }

    /// What the security groups of an interface decide.
    public func groups(
        of interface: NetworkInterface, isEgress: Bool, _ packets: FlowSet, _ protocol: InternetProtocol
    ) -> Filter? {
        guard let traffic = traffic(packets, `protocol`, at: interface) else { return nil }
        return filter(
            SecurityGroupFilter(
                interface: interface, isEgress: isEgress, next: UnheldDestination(component: interface.subnetID)),
            traffic, interface.id)
    }

    /// What the network ACL of an interface's subnet decides; nil where the subnet is not in the snapshot.
    public func networkACL(
        of interface: NetworkInterface, isEgress: Bool, _ packets: FlowSet, _ protocol: InternetProtocol
    ) -> Filter? {
        guard let subnet = topology.snapshot.subnets[interface.subnetID],
            let traffic = traffic(packets, `protocol`, at: interface)
        else { return nil }
        return filter(
            NetworkACLFilter(subnet: subnet, isEgress: isEgress, next: UnheldDestination(component: subnet.id)),
            traffic, subnet.id)
    }

    private func filter(_ component: some Component, _ traffic: Traffic, _ fallback: String) -> Filter {
        let judgement = component.judge(traffic)
        let rulings = judgement.decisions.map { decision in
            let (verdict, fixes): (Verdict, [Fix]) =
                switch decision.outcome {
                case .allowed: (.allowed, [])
                case .denied(let blocker): (.denied, blocker.fixes)
                case .unknown: (.unknown, [])
                }
            return Ruling(packets: decision.packets, verdict: verdict, reason: decision.reason, fixes: fixes)
        }
        return Filter(component: judgement.head?.component ?? fallback, rulings: rulings)
    }

    /// Packets that come from nowhere in particular.
    private func traffic(_ packets: FlowSet, _ name: InternetProtocol, at interface: NetworkInterface) -> Traffic? {
        guard let family = packets.families.first else { return nil }
        let end = Endpoint.address(IPAddress(family: family, bits: 0))
        let question = Question(
            source: end, destination: end, family: family, options: QuestionOptions(protocol: name), sourcePorts: nil,
            destinationPorts: nil, packets: packets, origins: [], sourceNote: nil)
        return Traffic(
            packets: packets, direction: .forward, topology: topology, question: question,
            way: WalkedWay(origin: .outside(packets)))
    }
}
