import Inventory
public import NetworkSets

/// Turns what a user types for an end of a connection into an `Endpoint`.
public struct EndpointResolver: Sendable {
    let topology: Topology

    /// A resolver over one topology.
    public init(_ topology: Topology) {
        self.topology = topology
    }

    /// Which end a name is given for.
    public enum Role: Sendable {
        case source
        /// An address that several VPCs have is no ambiguity here: the routes decide where packets go.
        case destination
    }

    /// Resolves an id, Name tag, address, block or `internet`.
    ///
    /// - Throws: `EndpointError` for an unknown or ambiguous name (with near candidates) and for a malformed address.
    public func resolve(_ text: String, as role: Role) throws(EndpointError) -> Endpoint {
        if text.isEmpty {
            throw .malformed(text: text, reason: "an id, Name tag, address, block or \"internet\" is required")
        }
        if text == "internet" { return Endpoint(text: text, kind: .internet, isPublic: true) }
        if text.contains("/"), text.first?.isHexDigit == true || text.hasPrefix(":") { return try block(text, role) }
        if Self.looksLikeAddress(text) { return try address(text, role) }
        return try named(text)
    }

    private func block(_ text: String, _ role: Role) throws(EndpointError) -> Endpoint {
        do {
            let block = try CIDRBlock(text)
            if block.prefixLength == block.family.bitWidth { return try address(block.first.description, role) }
            return Endpoint(text: text, kind: .block(block), isPublic: !Self.isPrivate(block.first))
        } catch let error as AddressError {
            throw .malformed(text: text, reason: error.reason)
        } catch let error as EndpointError {
            throw error
        } catch {
            throw .malformed(text: text, reason: "\(error)")
        }
    }

    private func address(_ text: String, _ role: Role) throws(EndpointError) -> Endpoint {
        let address: IPAddress
        do {
            address = try IPAddress(text)
        } catch {
            throw .malformed(text: text, reason: error.reason)
        }
        let isPublic = !Self.isPrivate(address)
        if let end = topology.publicMappings.privateEnd(of: address), let id = end.interfaceID,
            let interface = topology.snapshot.networkInterfaces[id]
        {
            return Endpoint(text: text, kind: .interface(interface, address: end.address), isPublic: true)
        }
        let holders = topology.interfaces(holding: address)
        if holders.count == 1 {
            return Endpoint(
                text: text, kind: .interface(holders[0], address: address),
                isPublic: isPublic && address.family == .ipv4)
        }
        if holders.count > 1, role == .source {
            throw .ambiguous(text: text, candidates: holders.map { topology.label(of: $0) }.sorted())
        }
        return Endpoint(text: text, kind: .address(address), isPublic: isPublic)
    }

    private func named(_ text: String) throws(EndpointError) -> Endpoint {
        if let interface = topology.snapshot.networkInterfaces[text] {
            return Endpoint(text: text, kind: .interface(interface, address: nil))
        }
        if topology.snapshot.instances[text] != nil || topology.interfacesByInstance[text] != nil {
            return try instance(text, as: text)
        }
        // An instance's own Name goes before those of its interfaces: they are often tagged alike.
        let instances = topology.snapshot.instances.byID.values.filter { $0.name == text && $0.state != "terminated" }
        let instanceIDs = Set(instances.map(\.id))
        let interfaces = topology.snapshot.networkInterfaces.byID.values.filter {
            $0.name == text && !($0.instanceID.map(instanceIDs.contains) ?? false)
        }
        let ids = (instances.map(\.id) + interfaces.map(\.id)).sorted()
        guard let only = ids.first else {
            throw .unknown(text: text, candidates: NearNames(topology).candidates(for: text))
        }
        guard ids.count == 1 else { throw .ambiguous(text: text, candidates: ids) }
        if let interface = interfaces.first { return Endpoint(text: text, kind: .interface(interface, address: nil)) }
        return try instance(only, as: text)
    }

    private func instance(_ id: String, as text: String) throws(EndpointError) -> Endpoint {
        let interfaces = topology.interfaces(ofInstance: id)
        guard let primary = interfaces.first else {
            throw .malformed(text: text, reason: "instance \(id) has no network interface in the snapshot")
        }
        let note = interfaces.count > 1 ? "the primary of its \(interfaces.count) interfaces" : nil
        return Endpoint(text: text, kind: .interface(primary, address: nil), note: note)
    }

    /// Whether a text is meant as an address: only digits and dots, or a colon. A wrong one is then an error, not a name.
    private static func looksLikeAddress(_ text: String) -> Bool {
        text.contains(":") && text.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." || $0 == "%" }
            || text.contains(".") && text.allSatisfy { $0 == "." || ($0.isASCII && $0.isNumber) }
    }

    /// Whether an address belongs to no public space: RFC 1918, RFC 6598, link-local and the like.
    public static func isPrivate(_ address: IPAddress) -> Bool {
        AddressSpace.notPublic.contains(address)
    }
}
