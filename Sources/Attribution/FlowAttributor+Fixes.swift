import Findings
import FlowLogs
import NetworkSets
import Reachability

extension FlowAttributor {
    /// What would let the packets of a group pass the filters that refused them: for each the first command of `path`.
    ///
    /// - Parameter attribution: a group's or an ACL's; others have no fix here.
    func fixes(of group: FlowGroup, refusedBy attribution: FlowAttribution) -> [Fix] {
        guard let source = group.source.address, let destination = group.destination.address,
            let name = group.protocolNumber,
            let place = try? FlowPlace(group.interfaceID, from: source, to: destination, topology)
        else { return [] }
        let packets = group.packets(source, destination, name)
        let acl = filters.networkACL(of: place.interface, isEgress: place.isEgress, packets, name)
        let groups = filters.groups(of: place.interface, isEgress: place.isEgress, packets, name)
        let refusing = [attribution.component, attribution.also]
        return [acl, groups].compactMap(\.self).filter { refusing.contains($0.component) }.compactMap { filter in
            filter.rulings.first { $0.verdict == .denied }?.fixes.first
        }
    }
}

extension FlowGroup {
    /// The packets of a group: those of its addresses and service, from any port.
    func packets(_ source: IPAddress, _ destination: IPAddress, _ name: InternetProtocol) -> FlowSet {
        FlowSet(box(source, destination, name))
    }

    /// The same as a box.
    func box(_ source: IPAddress, _ destination: IPAddress, _ name: InternetProtocol) -> FlowBox {
        FlowBox(
            family: source.family, protocols: IntervalSet(name.rawValue), source: IntervalSet(source.bits),
            destination: IntervalSet(destination.bits), sourcePorts: nil,
            destinationPorts: name.hasPorts ? PortSet(destinationPort) : nil)
    }
}
