import Inventory
import NetworkSets

/// The packets a filter rule speaks of, as one box: what ACL entries and group rules have in common.
enum RuleMatch {
    /// The box of a rule.
    ///
    /// - Parameters:
    ///   - protocol: The protocol; nil for all.
    ///   - ports: The destination ports of TCP and UDP; nil for all.
    ///   - icmp: The ICMP message; nil parts for all.
    ///   - farEnd: The addresses of the peer: sources on the way in, destinations on the way out;
    ///     nil for all.
    ///   - isEgress: Which end the peer is.
    static func box(
        _ family: AddressFamily, protocol: InternetProtocol?, ports: ClosedRange<UInt16>?, icmp: ICMPMatch,
        farEnd: IntervalSet<UInt128>?, isEgress: Bool
    ) -> FlowBox {
        let isICMP = `protocol`?.isICMP == true
        // A side left out means everything, and needs no set made for it.
        return FlowBox(
            family: family, protocols: `protocol`.map { IntervalSet($0.rawValue) },
            source: isEgress ? nil : farEnd, destination: isEgress ? farEnd : nil,
            sourcePorts: isICMP ? icmp.type.map { PortSet(UInt16($0)) } : nil,
            destinationPorts: isICMP ? icmp.code.map { PortSet(UInt16($0)) } : ports.map { PortSet($0) })
    }

    /// `tcp 443`, `tcp, all ports`, `icmp type 8`, `all`.
    static func service(protocol name: InternetProtocol?, ports: ClosedRange<UInt16>?, icmp: ICMPMatch) -> String {
        guard let name else { return "all" }
        if name.hasPorts {
            guard let ports else { return "\(name.name) all ports" }
            return "\(name.name) \(PortSet(ports).portDescription)"
        }
        if name.isICMP {
            guard let type = icmp.type else { return "\(name.name)" }
            return "\(name.name) type \(type)" + (icmp.code.map { " code \($0)" } ?? "")
        }
        return name.awsName == name.name ? "protocol \(name.awsName)" : name.name
    }
}
