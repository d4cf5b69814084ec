import Findings
import Inventory
import NetworkSets
import Topology

/// The services that every VPC has on reserved addresses, which no security group and no ACL filters: DNS, instance and task
/// metadata, time, Windows activation (VPC guide, security groups and network ACLs).
struct AmazonService: Component {
    /// The interface that asks.
    let interface: NetworkInterface
    let topology: Topology

    /// A service on a reserved address.
    struct Listener {
        let name: String
        let box: FlowBox
    }

    private static func listener(
        _ name: String, _ family: AddressFamily, _ addresses: [UInt128], _ protocols: [InternetProtocol], _ port: UInt16
    ) -> Listener {
        Listener(
            name: name,
            box: FlowBox(
                family: family, protocols: IntervalSet(protocols.map { $0.rawValue...$0.rawValue }),
                destination: IntervalSet(addresses.map { $0...$0 }), destinationPorts: PortSet(port)))
    }

    /// The ports of DNS and DHCP.
    private static let ownPorts = PortSet([53...53, 67...67])
    private static let metadata = "instance metadata"

    /// The services on reserved addresses, the same in every VPC.
    private static let onReservedAddresses: [Listener] = {
        let base: UInt128 = 0xfd00_0ec2 << 96
        return [
            listener("Amazon DNS", .ipv4, [0xA9FE_A9FD], [.udp, .tcp], 53),
            listener(metadata, .ipv4, [0xA9FE_A9FE], [.tcp], 80),
            listener("task metadata", .ipv4, [0xA9FE_AA02], [.tcp], 80),
            listener("Amazon Time Sync", .ipv4, [0xA9FE_A97B], [.udp], 123),
            listener("Windows activation", .ipv4, [0xA9FE_A9FA, 0xA9FE_A9FB], [.tcp], 1688),
            listener("Amazon DNS", .ipv6, [base + 0x253], [.udp, .tcp], 53),
            listener(metadata, .ipv6, [base + 0x254], [.tcp], 80),
            listener("Amazon Time Sync", .ipv6, [base + 0x123], [.udp], 123),
        ]
    }()

    /// DNS on the second address of the VPC's primary block, and DHCP at the router, the first address of each subnet
    /// (VPC guide, DHCP option sets and subnet sizing).
    private func onOwnAddresses(_ packets: FlowSet) -> [Listener] {
        guard !packets.destinationPorts.isDisjoint(with: Self.ownPorts) else { return [] }
        var listeners: [Listener] = []
        if let block = topology.snapshot.vpcs[interface.vpcID]?.primaryBlock {
            listeners.append(Self.listener("Amazon DNS", .ipv4, [block.firstBits + 2], [.udp, .tcp], 53))
        }
        let routers = topology.snapshot.subnets[interface.subnetID]?.blocks.filter { $0.family == .ipv4 } ?? []
        let dhcp = routers.map { $0.firstBits + 1 } + [AddressFamily.ipv4.highestBits]
        return listeners + [Self.listener("DHCP", .ipv4, dhcp, [.udp], 67)]
    }

    /// The packets that a service of the VPC takes, or that no router forwards: those to link-local and fd00:ec2::/32
    /// addresses, and those to the VPC's resolver and the subnet's DHCP server.
    func part(of packets: FlowSet) -> FlowSet {
        var part = packets.restricted(toDestination: AddressSpace.amazonReserved)
        for listener in onOwnAddresses(packets) where !packets.isDisjoint(with: listener.box) {
            part = part.union(packets.intersection(listener.box))
        }
        return part.union(possibleQueries(packets))
    }

    /// Packets that may be for Amazon's DNS server, where the primary block of the VPC is not in the snapshot: that is a
    /// block of 16 to 28 bits (VPC guide, VPC CIDR blocks), which as a rule holds a subnet that is.
    private func possibleQueries(_ packets: FlowSet) -> FlowSet {
        guard topology.snapshot.vpcs[interface.vpcID] == nil, packets.destinationPorts.contains(53) else {
            return FlowSet()
        }
        let subnets = topology.subnets(ofVPC: interface.vpcID).flatMap(\.blocks).filter { $0.family == .ipv4 }
        let addresses = subnets.flatMap { block in
            (16...28).map { length in ((block.firstBits >> (32 - length)) << (32 - length)) + 2 }
        }
        let unheld = addresses.filter {
            topology.interface(holding: IPAddress(family: .ipv4, bits: $0), inVPC: interface.vpcID) == nil
        }
        return packets.intersection(Self.listener("Amazon DNS", .ipv4, unheld, [.udp, .tcp], 53).box)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        var rest = traffic.packets
        var decisions: [Decision] = []
        let queries = possibleQueries(rest)
        if !queries.isEmpty {
            rest = rest.subtracting(queries)
            let gap = traffic.gap("ec2:DescribeVpcs", "whether Amazon's DNS server of \(interface.vpcID) is there")
            decisions.append(.unknown(queries, gap.why, gap))
        }
        for listener in Self.onReservedAddresses + onOwnAddresses(rest) {
            let part = rest.intersection(listener.box)
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            decisions.append(decision(listener, part, traffic))
        }
        if !rest.isEmpty {
            decisions.append(
                .denied(
                    rest, "nothing answers there",
                    Blocker(
                        code: .reservedAddress,
                        message:
                            "No service of Amazon answers \(FlowText.describe(rest)), and the address is forwarded nowhere.",
                        evidence: ["169.254.0.0/16 and fd00:ec2::/32 are reserved inside every VPC"])))
        }
        return Judgement(
            head: .init(component: "amazon", kind: .amazonService, direction: nil), decisions: decisions,
            exits: [.arrived(.service, traffic.packets)])
    }

    private func decision(_ listener: Listener, _ packets: FlowSet, _ traffic: Traffic) -> Decision {
        let instance = topology.instance(of: interface)
        if listener.name == Self.metadata, let instance, instance.metadataServiceEnabled != true {
            guard instance.metadataServiceEnabled == false else {
                let gap = traffic.gap(instance.id, "whether the metadata service of \(instance.id) is on is not said")
                return .unknown(packets, gap.why, gap)
            }
            return .denied(
                packets, "the metadata service of \(instance.id) is off",
                Blocker(
                    code: .metadataServiceDisabled, component: instance.id,
                    message: "The instance metadata service of \(instance.id) is switched off.",
                    evidence: ["MetadataOptions.HttpEndpoint is disabled"],
                    fixes: [
                        Fix(
                            "Switch the metadata service on, version 2 only.",
                            command: "aws ec2 modify-instance-metadata-options --instance-id \(instance.id) "
                                + "--http-endpoint enabled --http-tokens required")
                    ]))
        }
        return .allowed(packets, "\(listener.name): no security group and no network ACL filters it")
    }
}
