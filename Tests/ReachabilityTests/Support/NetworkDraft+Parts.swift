extension NetworkDraft {
    subscript(group id: String) -> Group {
        get { Self.part(groups, id, \.id) }
        set { Self.replace(&groups, id, \.id, newValue) }
    }

    subscript(acl id: String) -> ACL {
        get { Self.part(acls, id, \.id) }
        set { Self.replace(&acls, id, \.id, newValue) }
    }

    subscript(table id: String) -> Table {
        get { Self.part(tables, id, \.id) }
        set { Self.replace(&tables, id, \.id, newValue) }
    }

    subscript(interface id: String) -> Interface {
        get { Self.part(interfaces, id, \.id) }
        set { Self.replace(&interfaces, id, \.id, newValue) }
    }

    subscript(instance id: String) -> Instance {
        get { Self.part(instances, id, \.id) }
        set { Self.replace(&instances, id, \.id, newValue) }
    }

    subscript(nat id: String) -> NAT {
        get { Self.part(natGateways, id, \.id) }
        set { Self.replace(&natGateways, id, \.id, newValue) }
    }

    subscript(peering id: String) -> Peering {
        get { Self.part(peerings, id, \.id) }
        set { Self.replace(&peerings, id, \.id, newValue) }
    }

    subscript(vpn id: String) -> VPNConnection {
        get { Self.part(vpnConnections, id, \.id) }
        set { Self.replace(&vpnConnections, id, \.id, newValue) }
    }

    subscript(endpoint id: String) -> Endpoint {
        get { Self.part(endpoints, id, \.id) }
        set { Self.replace(&endpoints, id, \.id, newValue) }
    }

    subscript(subnet id: String) -> Subnet {
        get { Self.part(subnets, id, \.id) }
        set { Self.replace(&subnets, id, \.id, newValue) }
    }

    static func part<Part>(_ parts: [Part], _ id: String, _ key: KeyPath<Part, String>) -> Part {
        guard let found = parts.first(where: { $0[keyPath: key] == id }) else {
            preconditionFailure("the draft has no \(id)")
        }
        return found
    }

    static func replace<Part>(_ parts: inout [Part], _ id: String, _ key: KeyPath<Part, String>, _ new: Part) {
        guard let index = parts.firstIndex(where: { $0[keyPath: key] == id }) else {
            preconditionFailure("the draft has no \(id)")
        }
        parts[index] = new
    }
}
