import Inventory
import NetworkSets
import Reachability
import Topology

/// A question in one line: what the ends, the protocol and the ports were understood as.
struct QuestionText {
    private let question: Question
    private let topology: Topology

    init(_ question: Question, _ topology: Topology) {
        self.question = question
        self.topology = topology
    }

    var line: String {
        "\(end(question.source, question.packets.sources)) → "
            + "\(end(question.destination, question.packets.destinations)), \(service)"
            + (question.sourceNote.map { "; \(SafeText.printable($0))" } ?? "")
    }

    private var service: String {
        let name = question.options.protocol.name
        if let ports = question.destinationPorts {
            let server = ports.isFull ? "all ports" : "port \(ports.portDescription)"
            return "\(name) \(server), client ports \(question.sourcePorts?.portDescription ?? "none")"
        }
        guard question.options.protocol.isICMP, let box = question.packets.boxes.first else { return name }
        let codes = box.destinationPorts == .everyOctet ? "all codes" : "code \(box.destinationPorts.portDescription)"
        return "\(name) type \(box.sourcePorts.portDescription), \(codes)"
    }

    private func end(_ end: Endpoint, _ addresses: AddressSet) -> String {
        let name = SafeText.printable(end.text)
        let details = end.interface.map { self.details(of: end, $0, addresses) } ?? self.details(of: end, addresses)
        return details.isEmpty ? name : "\(name) (\(SafeText.printable(details.joined(separator: ", "))))"
    }

    private func details(of end: Endpoint, _ addresses: AddressSet) -> [String] {
        switch end.kind {
        case .internet: question.family == .ipv6 ? ["IPv6"] : []
        case .block(let block): block.description == end.text ? [] : [block.description]
        case .address(let address):
            (address.description == end.text ? [] : [address.description]) + (end.note.map { [$0] } ?? [])
        case .connection: end.note.map { [$0] } ?? []
        case .vpcEndpoint(let endpoint, _):
            (endpoint.id == end.text ? [] : [endpoint.id]) + (end.note.map { [$0] } ?? [])
        case .addresses: end.note.map { [$0] } ?? []
        case .interface: []
        case .service: (end.note.map { [$0] } ?? []) + [Self.list(addresses)]
        case .balancer(let balancer): self.details(of: balancer, end, addresses)
        }
    }

    /// A few addresses one by one, which is how people know a load balancer's.
    private static func list(_ addresses: AddressSet) -> String {
        if let few = addresses.addresses(upTo: 4) { return few.map(\.description).joined(separator: " ") }
        return addresses.blocks.prefix(4).map(\.description).joined(separator: " ") + " and more"
    }

    private func details(of balancer: Balancer, _ end: Endpoint, _ addresses: AddressSet) -> [String] {
        var details = balancer.name == end.text ? [] : [balancer.name]
        if let note = end.note { details.append(note) }
        details.append(Self.list(addresses))
        if balancer.isInternetFacing == true, !end.isPublic, let name = balancer.dnsName,
            question.destination.balancer == balancer, question.family == .ipv4,
            EndpointResolver.isPrivate(addresses.blocks.first?.first ?? IPAddress(family: .ipv4, bits: 0))
        {
            details.append(
                "by its private addresses; clients that use \(name) are sent to its public ones: ask for that name")
        }
        return details
    }

    private func details(of end: Endpoint, _ interface: NetworkInterface, _ addresses: AddressSet) -> [String] {
        var details: [String] = []
        if let id = interface.instanceID, id != end.text { details.append(id) }
        if let tag = topology.instance(of: interface)?.name ?? interface.name, tag != end.text {
            details.append(tag)
        }
        if interface.id != end.text { details.append(interface.id) }
        if let address = addresses.singleAddress, address.description != end.text {
            details.append(address.description)
        }
        if let note = end.note { details.append(note) }
        return details
    }
}
