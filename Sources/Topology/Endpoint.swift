public import Inventory
public import NetworkSets

/// One end of a question, as the user named it and as the snapshot knows it.
public struct Endpoint: Sendable, Hashable {
    /// What the name stands for.
    public enum Kind: Sendable, Hashable {
        /// An interface; the address is set where the user named one of its addresses instead of the interface.
        case interface(NetworkInterface, address: IPAddress?)
        /// A single address that no interface was found for, or that more than one could hold.
        case address(IPAddress)
        /// A block of addresses.
        case block(CIDRBlock)
        /// The hosts behind a VPN connection, a virtual private gateway or an attachment of a transit gateway.
        case connection(id: String, blocks: [CIDRBlock])
        /// A VPC endpoint with the addresses that stand for it: those of its interfaces, or of the service behind a gateway
        /// endpoint.
        case vpcEndpoint(VPCEndpoint, AddressSet)
        /// The addresses of a service.
        case addresses(AddressSet)
        /// The nodes of a load balancer.
        case balancer(Balancer)
        /// The interfaces of a managed service.
        case service(NamedService)
        /// Every public address outside the snapshot's VPCs.
        case internet
    }

    /// The name as typed, without the port.
    public let text: String
    /// What it stands for.
    public let kind: Kind
    /// Whether the user typed a public address: the other end is then reached by its public address too.
    public let isPublic: Bool
    /// Why this interface, where the name left a choice.
    public let note: String?

    init(text: String, kind: Kind, isPublic: Bool = false, note: String? = nil) {
        self.text = text
        self.kind = kind
        self.isPublic = isPublic
        self.note = note
    }

    /// An end that is one address, whoever holds it.
    public static func address(_ address: IPAddress) -> Endpoint {
        Endpoint(text: address.description, kind: .address(address))
    }

    /// An end that is some addresses, by what the user calls them.
    ///
    /// - Parameter isPublic: Whether they are public ones, so that the other end is reached by its public address too.
    public static func addresses(_ addresses: AddressSet, text: String, isPublic: Bool) -> Endpoint {
        Endpoint(text: text, kind: .addresses(addresses), isPublic: isPublic)
    }

    /// The load balancer, if the end is one.
    public var balancer: Balancer? {
        if case .balancer(let balancer) = kind { return balancer }
        return nil
    }

    /// The interface, if the end is one.
    public var interface: NetworkInterface? {
        if case .interface(let interface, _) = kind { return interface }
        return nil
    }
}
