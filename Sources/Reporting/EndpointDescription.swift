import Inventory
import NetworkSets
import Topology

/// An end of a question in words: what was typed, and what it was understood as.
enum EndpointDescription {
    static func text(_ end: Endpoint, _ addresses: AddressSet, _ topology: Topology) -> String {
        let name = SafeText.printable(end.text)
        guard let interface = end.interface else {
            if case .internet = end.kind { return name }
            return addresses.blocks.first.map { "\($0)" == name || "\($0.first)" == name } == true
                ? name : "\(name) (\(addresses))"
        }
        var details: [String] = []
        if let id = interface.instanceID, id != end.text { details.append(id) }
        if let tag = topology.instance(of: interface)?.name ?? interface.name, tag != end.text {
            details.append(SafeText.printable(tag))
        }
        if interface.id != end.text { details.append(interface.id) }
        if let address = addresses.singleAddress, address.description != end.text {
            details.append(address.description)
        }
        if let note = end.note { details.append(note) }
        return details.isEmpty ? name : "\(name) (\(details.joined(separator: ", ")))"
    }
}
