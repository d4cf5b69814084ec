public import NetworkSets

/// One end of connections that an intent speaks of.
public enum IntentMember: Sendable, Hashable {
    /// An end of the snapshot; a host by its primary addresses.
    case end(NetworkEnd)
    /// Further addresses of an interface.
    case further(interface: String, AddressSet)
    /// Addresses that no host of the snapshot holds.
    case outside(AddressSet)

    /// Whether it is addresses of a host beside its primary ones.
    var isFurther: Bool {
        if case .further = self { return true }
        return false
    }

    /// The end that it is part of; connections of an end to itself are not judged.
    var owner: NetworkEnd? {
        switch self {
        case .end(let end): end
        case .further(let id, _): .interface(id)
        case .outside: nil
        }
    }

    /// What names it: the id, with the addresses where they are not the primary ones.
    public var id: String {
        switch self {
        case .end(let end): end.id
        case .further(let id, let addresses): "\(id) (\(Self.list(addresses)))"
        case .outside(let addresses): Self.list(addresses)
        }
    }

    private static func list(_ addresses: AddressSet) -> String {
        let blocks = addresses.blocks
        let shown = blocks.prefix(3).map { block in
            block.prefixLength == block.family.bitWidth ? block.first.description : block.description
        }
        return shown.joined(separator: ", ") + (blocks.count > 3 ? " and \(blocks.count - 3) more blocks" : "")
    }
}
