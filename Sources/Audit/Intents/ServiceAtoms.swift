import Inventory
import NetworkSets
import Topology

/// What "all services" is made of in a snapshot: the protocols and ICMP messages that a rule names, and one that stands for all
/// that none does.
struct ServiceAtoms {
    /// Protocols without ports, ICMP left out.
    let protocols: [InternetProtocol]
    /// Types of ICMP and ICMPv6 messages.
    let icmpTypes: [UInt8]

    init(_ topology: Topology) {
        let snapshot = topology.snapshot
        var protocols: Set<UInt8> = []
        // Echo requests of either family are asked whatever the rules say.
        var types: Set<UInt8> = [8, 128]
        func add(_ name: InternetProtocol?, _ icmp: ICMPMatch) {
            if let name, !name.hasPorts, !name.isICMP { protocols.insert(name.rawValue) }
            if let type = icmp.type { types.insert(type) }
        }
        for acl in snapshot.networkACLs.byID.values { acl.entries.forEach { add($0.protocol, $0.icmp) } }
        for group in snapshot.securityGroups.byID.values {
            for rule in group.ingress + group.egress { add(rule.protocol, rule.icmp) }
        }
        // What firewalls name stands in many places of their policies; each common protocol is one of its own then.
        if !snapshot.firewallPolicies.byID.isEmpty {
            protocols.formUnion([InternetProtocol.gre, .esp, .ah, .sctp].map(\.rawValue))
        }
        let others: Set<UInt8> = [InternetProtocol.tcp, .udp, .icmp, .icmpv6].reduce(into: []) {
            $0.insert($1.rawValue)
        }
        // 253 and 254 are for experiments (RFC 3692): no protocol that somebody has means something by.
        if let unnamed = (UInt8.min...253).last(where: { !protocols.contains($0) && !others.contains($0) }) {
            protocols.insert(unnamed)
        }
        if let unnamed = (UInt8.min...UInt8.max).last(where: { !types.contains($0) }) { types.insert(unnamed) }
        self.protocols = protocols.sorted().map(InternetProtocol.init(rawValue:))
        icmpTypes = types.sorted()
    }
}
