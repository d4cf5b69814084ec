public import Inventory

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

    /// The kind of managed service that an interface belongs to, by what its owner wrote on it; nil where it is none.
    public func serviceKind(of interface: NetworkInterface) -> NamedService.Kind? {
        if let kind = serviceIndex.byInterface[interface.id]?.kind ?? ServiceDescription.service(of: interface)?.kind {
            return kind
        }
        switch interface.summary {
        case ServiceDescription.database: return .rds
        case ServiceDescription.warehouse: return .redshift
        default: return nil
        }
    }
}
