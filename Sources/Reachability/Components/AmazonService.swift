import Findings
import Inventory
import NetworkSets
import Topology

/// The services that every VPC has on reserved addresses, which no security group and no ACL filters: DNS, instance and task
/// metadata, time, Windows activation (VPC guide, security groups and network ACLs).
struct AmazonService: Component {
    let vpcID: String
    let instanceID: String?

    /// A service on a reserved address.
    struct Listener {
        let name: String
        let box: FlowBox
    }

    /// The services of a VPC, on link-local addresses and on the second address of its first block.
    static func listeners(vpcBlocks: [CIDRBlock], _ family: AddressFamily) -> [Listener] {
        var listeners: [Listener] = []
        func add(_ name: String, _ addresses: [UInt128], _ protocols: [InternetProtocol], _ port: UInt16) {
            let sorted = IntervalSet(addresses.map { $0...$0 })
            listeners.append(
                Listener(
                    name: name,
                    box: FlowBox(
                        family: family, protocols: IntervalSet(protocols.map { $0.rawValue...$0.rawValue }),
                        source: .full, destination: sorted, sourcePorts: .everyPort, destinationPorts: PortSet(port))))
        }
        switch family {
        case .ipv4:
            let resolvers = vpcBlocks.filter { $0.family == .ipv4 }.map { $0.firstBits + 2 }
            add("Amazon DNS", resolvers + [0xA9FE_A9FD], [.udp, .tcp], 53)
            add("instance metadata", [0xA9FE_A9FE], [.tcp], 80)
            add("task metadata", [0xA9FE_AA02], [.tcp], 80)
            add("Amazon Time Sync", [0xA9FE_A97B], [.udp], 123)
            add("Windows activation", [0xA9FE_A9FA, 0xA9FE_A9FB], [.tcp], 1688)
        case .ipv6:
            let base: UInt128 = 0xfd00_0ec2 << 96
            add("Amazon DNS", [base + 0x253], [.udp, .tcp], 53)
            add("instance metadata", [base + 0x254], [.tcp], 80)
            add("Amazon Time Sync", [base + 0x123], [.udp], 123)
        }
        return listeners
    }

    /// The packets that a service of the VPC takes, or that no router forwards: those to link-local and fd00:ec2::/32
    /// addresses, and those to a listener.
    static func part(of packets: FlowSet, vpcBlocks: [CIDRBlock], _ family: AddressFamily) -> FlowSet {
        var part = packets.restricted(toDestination: AddressSpace.amazonReserved)
        for listener in listeners(vpcBlocks: vpcBlocks, family) { part = part.union(packets.intersection(listener.box)) }
        return part
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let blocks = traffic.topology.snapshot.vpcs[vpcID]?.blocks ?? []
        var rest = traffic.packets
        var decisions: [Decision] = []
        for listener in Self.listeners(vpcBlocks: blocks, traffic.question.family) {
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
                        message: "No service of Amazon answers \(FlowText.describe(rest)), and the address is forwarded nowhere.",
                        evidence: ["169.254.0.0/16 and fd00:ec2::/32 are reserved inside every VPC"])))
        }
        return Judgement(
            head: .init(component: "amazon", kind: .amazonService, direction: nil), decisions: decisions,
            exits: [.arrived(.service, traffic.packets)])
    }

    private func decision(_ listener: Listener, _ packets: FlowSet, _ traffic: Traffic) -> Decision {
        let instance = instanceID.flatMap { traffic.topology.snapshot.instances[$0] }
        if listener.name == "instance metadata", let instance, !instance.metadataServiceEnabled {
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
