import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What the internet reaches, exactly: asked of the evaluator for every interface with an address of the internet.
///
/// The same evaluator as that of `path`, so that both say the same.
struct ExposureAudit {
    let topology: Topology

    /// What the internet reaches of one interface.
    struct Exposure {
        let interface: NetworkInterface
        let address: IPAddress
        /// What gets in and whose replies get out.
        let open: FlowSet
        let answer: Answer
    }

    /// A finding for each group of interfaces that the internet reaches alike, and for each that it reaches half.
    func findings(gaps: inout Set<Gap>, notes: inout WayNotes) -> [Finding] {
        var exposures: [Exposure] = []
        for (interface, address) in exposedAddresses() {
            for name in [InternetProtocol.tcp, .udp] {
                guard let exposure = exposure(of: interface, address, name) else { continue }
                notes.add(exposure.answer, way: "internet → \(topology.label(of: interface)), \(name.name)")
                if exposure.answer.verdict == .unknown {
                    gaps.formUnion(exposure.answer.gaps.filter(\.matters))
                } else if exposure.answer.forward != .denied {
                    exposures.append(exposure)
                }
            }
        }
        return open(exposures) + exposures.compactMap(halfOpen)
    }

    /// Every interface with its addresses that the internet could reach, in order of the ids. Load balancers and NAT gateways
    /// are no hosts: what they pass on is another question.
    private func exposedAddresses() -> [(NetworkInterface, IPAddress)] {
        topology.snapshot.networkInterfaces.byID.values.sorted { $0.id < $1.id }.flatMap { interface in
            guard topology.balancer(ofInterface: interface.id) == nil,
                topology.natGateway(ofInterface: interface.id) == nil
            else { return [(NetworkInterface, IPAddress)]() }
            let publics = interface.privateAddresses.compactMap {
                topology.publicMappings.publicAddress(of: $0.address, inVPC: interface.vpcID)
            }
            return (publics + interface.ipv6Addresses).map { (interface, $0) }
        }
    }

    private func exposure(
        of interface: NetworkInterface, _ address: IPAddress, _ name: InternetProtocol
    ) -> Exposure? {
        let resolver = EndpointResolver(topology)
        var options = QuestionOptions(protocol: name)
        options.family = address.family
        options.keepalive = WayNotes.keepalive
        guard let source = try? resolver.resolve("internet", as: .source),
            let destination = try? resolver.resolve(address.description, as: .destination),
            let question = try? QuestionBuilder(topology).question(from: source, to: destination, options: options)
        else { return nil }
        let answer = PathEvaluator(topology).answer(question)
        let lost = answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }
        return Exposure(
            interface: interface, address: address, open: question.packets.subtracting(lost), answer: answer)
    }

    private struct Kind: Hashable {
        let groups: [String]
        let family: AddressFamily
        let name: UInt8?
        let ports: PortSet
        /// The networks let in; nil for everybody.
        let sources: AddressSet?
    }

    /// What is open, one finding for all interfaces with the same groups and services.
    private func open(_ exposures: [Exposure]) -> [Finding] {
        var alike: [Kind: [Exposure]] = [:]
        for exposure in exposures {
            for kind in Self.kinds(of: exposure) { alike[kind, default: []].append(exposure) }
        }
        return alike.map { finding($0, $1) }.sorted { $0.isListed(before: $1) }
    }

    /// What is open to everybody, and what beyond that to some networks only.
    private static func kinds(of exposure: Exposure) -> [Kind] {
        let boxes = exposure.open.boxes
        func kind(_ ports: PortSet, _ sources: AddressSet?) -> Kind {
            Kind(
                groups: exposure.interface.groupIDs.sorted(), family: exposure.address.family,
                name: boxes.first?.protocols.first, ports: ports, sources: sources)
        }
        let wide = boxes.filter { isEverybody(AddressSet(family: $0.family, ranges: $0.source)) }
        let everybodys = wide.reduce(PortSet()) { $0.union($1.destinationPorts) }
        let narrow = boxes.compactMap { box -> Kind? in
            let ports = box.destinationPorts.subtracting(everybodys)
            return ports.isEmpty ? nil : kind(ports, AddressSet(family: box.family, ranges: box.source))
        }
        return (everybodys.isEmpty ? [] : [kind(everybodys, nil)]) + narrow
    }

    private func finding(_ kind: Kind, _ same: [Exposure]) -> Finding {
        let ids = same.map { "\($0.interface.instanceID ?? $0.interface.id) at \($0.address)" }
        let who = kind.sources.map { "From the internet, \(FlowText.addresses($0))" } ?? "The internet"
        let name = kind.name.map { InternetProtocol(rawValue: $0).name } ?? ""
        let ports = kind.ports.isFull ? "all ports" : kind.ports.portDescription
        let isHarmless = kind.sources != nil || Self.isOfTheWeb(kind.ports)
        var finding = Finding(
            code: .groupExposed, severity: isHarmless ? .info : .warning, direction: nil,
            component: kind.groups.first ?? same[0].interface.id,
            message: "\(who) reaches \(name) \(ports) of \(ids.count == 1 ? ids[0] : "\(ids.count) interfaces"), "
                + "and the replies get back.",
            evidence: Self.rules(same) + (ids.count == 1 ? [] : Self.few(ids)))
        // Of one host it is the host that counts; which of many are there comes and goes.
        if ids.count > 1 { finding.identity = "\(kind.groups) \(who) \(name) \(ports)" }
        return finding
    }

    /// What gets in and gets no answer.
    private func halfOpen(_ exposure: Exposure) -> Finding? {
        guard let back = exposure.answer.return, back != .allowed else { return nil }
        let causes = exposure.answer.findings.filter { $0.direction == .return && $0.severity == .error }
        guard !causes.isEmpty else { return nil }
        return Finding(
            code: .halfOpenInternet, severity: .error, direction: .return,
            component: causes[0].component,
            message: "What the internet sends to \(exposure.interface.instanceID ?? exposure.interface.id) at "
                + "\(exposure.address) arrives, but \(back == .partial ? "some of the replies are" : "the replies are") lost.",
            evidence: causes.map(\.message), fixes: causes.flatMap(\.fixes))
    }

    /// The group rules that let it in.
    private static func rules(_ exposures: [Exposure]) -> [String] {
        let hops = exposures.flatMap(\.answer.ways).flatMap(\.segments).flatMap(\.forwardHops)
        let rules = hops.filter { $0.kind == .securityGroup && $0.direction == .ingress }.flatMap { hop in
            // A hop names the rules that let in and those that do not; here the former are what matters.
            hop.decidedBy.split(separator: "; ").map(String.init).filter { $0.contains(" allow ") }
        }
        return Set(rules).sorted()
    }

    private static func few(_ ids: [String]) -> [String] {
        ids.count > 10 ? ids.prefix(10) + ["and \(ids.count - 10) more"] : ids
    }

    /// The ports of public web sites: being reached there is what they are for.
    private static func isOfTheWeb(_ ports: PortSet) -> Bool {
        ports.isSubset(of: PortSet([80...80, 443...443]))
    }

    /// Whether sources are more than a few networks: half of all addresses and more.
    private static func isEverybody(_ sources: AddressSet) -> Bool {
        sources.contains(IPAddress(family: .ipv4, bits: 0x0808_0808))
            && sources.contains(IPAddress(family: .ipv4, bits: 0x0101_0101))
            || sources.ipv6.ranges.contains { $0.upperBound - $0.lowerBound > UInt128(1) << 123 }
    }
}
