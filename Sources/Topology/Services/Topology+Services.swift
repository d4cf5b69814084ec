import Inventory

extension Topology {
    /// The services that a text names: by name, ARN or DNS name, perhaps with the kind before it (`rds:orders`).
    func services(named text: String) -> [NamedService] {
        let lowered = text.lowercased()
        return serviceIndex.all.filter { service in
            service.name == text || service.label == text || service.aliases.contains { $0.lowercased() == lowered }
        }
    }

    /// The name of the service an interface belongs to, `lambda:orders`; nil where it belongs to none.
    func serviceName(ofInterface id: String) -> String? { serviceIndex.byInterface[id]?.label }
}
