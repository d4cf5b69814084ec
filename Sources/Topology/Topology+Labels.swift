public import Inventory

extension Topology {
    /// An interface as a person knows it: its id, the instance and the name.
    public func label(of interface: NetworkInterface) -> String {
        var details: [String] = []
        if let id = interface.instanceID { details.append(id) }
        if let name = instance(of: interface)?.name ?? interface.name { details.append(name) }
        if details.isEmpty, let summary = interface.summary, !summary.isEmpty { details.append(summary) }
        return details.isEmpty ? interface.id : "\(interface.id) (\(details.joined(separator: ", ")))"
    }
}
