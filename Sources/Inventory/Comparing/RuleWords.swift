import NetworkSets

/// What a rule matches, in words.
enum RuleWords {
    /// `tcp 443`, `udp, all ports`, `icmp type 8`, `all traffic`.
    static func service(_ name: InternetProtocol?, _ ports: ClosedRange<UInt16>?, _ icmp: ICMPMatch) -> String {
        guard let name else { return "all traffic" }
        if name.hasPorts {
            guard let ports, ports != 0...UInt16.max else { return "\(name.name), all ports" }
            return "\(name.name) \(PortSet(ports).portDescription)"
        }
        guard name.isICMP else { return name.awsName == name.name ? "protocol \(name.awsName)" : name.name }
        guard let type = icmp.type else { return name.name }
        return "\(name.name) type \(type)" + (icmp.code.map { " code \($0)" } ?? "")
    }
}
