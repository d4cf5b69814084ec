import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What reaches the internet: asked of the evaluator for one host of each kind.
struct EgressAudit {
    let topology: Topology

    /// Hosts that the way to the internet treats alike.
    private struct Kind: Hashable {
        let subnetID: String
        let rules: Int
        let isPublic: Bool
        let isWindows: Bool?
        let deniesInternet: Bool
        let role: InterfaceRole
        let families: [AddressFamily]
    }

    private struct Open: Hashable {
        let family: AddressFamily
        let services: String
        let gateways: [String]
    }

    /// One finding for all hosts that reach the same services through the same gateways.
    func findings(gaps: inout Set<Gap>, notes: inout WayNotes) -> [Finding] {
        var open: [Open: [NetworkInterface]] = [:]
        for (kind, members) in kinds() {
            for family in kind.families {
                guard let answer = answer(members[0], family) else { continue }
                if answer.verdict == .unknown { gaps.formUnion(answer.gaps.filter(\.matters)) }
                notes.add(
                    answer, way: "\(topology.label(of: members[0])) → internet, \(family == .ipv4 ? "IPv4" : "IPv6")")
                let lost = answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }
                let passing = answer.question.packets.subtracting(lost).subtracting(answer.undecided)
                guard !passing.isEmpty else { continue }
                let ports = passing.boxes.reduce(PortSet()) { $0.union($1.destinationPorts) }
                let hops = answer.ways.filter { $0.forward != .denied }.flatMap(\.segments).flatMap(\.forwardHops)
                let gateways = hops.filter {
                    [.internetGateway, .natGateway, .egressOnlyInternetGateway].contains($0.kind)
                }
                open[
                    Open(
                        family: family, services: ports.isFull ? "tcp all ports" : "tcp \(ports.portDescription)",
                        gateways: Set(gateways.map(\.component)).sorted()), default: []
                ] += members
            }
        }
        return open.map { finding($0, $1) }.sorted { $0.isListed(before: $1) }
    }

    private func kinds() -> [(Kind, [NetworkInterface])] {
        var kinds: [Kind: [NetworkInterface]] = [:]
        var rules: [InternetRules: Int] = [:]
        var ruleOfGroups: [[String]: Int] = [:]
        for interface in topology.snapshot.networkInterfaces.byID.values {
            let role = InterfaceRole(interface, topology)
            guard role.isClient, interface.primaryAddress != nil || !interface.ipv6Addresses.isEmpty else { continue }
            let isPublic = interface.primaryAddress.flatMap {
                topology.publicMappings.publicAddress(of: $0, inVPC: interface.vpcID)
            }
            let families: [AddressFamily] =
                (interface.primaryAddress == nil ? [] : [.ipv4]) + (interface.ipv6Addresses.isEmpty ? [] : [.ipv6])
            let groups = interface.listsGroups ? interface.groupIDs.sorted() : ["not listed"]
            var rule = ruleOfGroups[groups]
            if rule == nil {
                let content = InternetRules(interface.groupIDs, listsGroups: interface.listsGroups, topology)
                rule = rules[content] ?? rules.count
                (rules[content], ruleOfGroups[groups]) = (rule, rule)
            }
            let kind = Kind(
                subnetID: interface.subnetID, rules: rule ?? 0, isPublic: isPublic != nil,
                isWindows: topology.instance(of: interface)?.isWindows,
                deniesInternet: interface.deniesInternetGatewayTraffic, role: role, families: families)
            kinds[kind, default: []].append(interface)
        }
        return kinds.map { ($0, $1.sorted { $0.id < $1.id }) }.sorted { $0.1[0].id < $1.1[0].id }
    }

    private func answer(_ interface: NetworkInterface, _ family: AddressFamily) -> Answer? {
        let resolver = EndpointResolver(topology)
        var options = QuestionOptions(protocol: .tcp)
        options.family = family
        options.keepalive = WayNotes.keepalive
        guard let source = try? resolver.resolve(interface.id, as: .source),
            let destination = try? resolver.resolve("internet", as: .destination),
            let question = try? QuestionBuilder(topology).question(from: source, to: destination, options: options)
        else { return nil }
        return PathEvaluator(topology).answer(question)
    }

    private func finding(_ open: Open, _ members: [NetworkInterface]) -> Finding {
        let ids = members.map { $0.instanceID ?? $0.id }.sorted()
        let groups = Set(members.flatMap(\.groupIDs)).sorted()
        var finding = Finding(
            code: .internetReached, severity: .info, direction: nil, component: open.gateways.first ?? members[0].vpcID,
            message:
                "\(ids.count == 1 ? ids[0] : "\(ids.count) interfaces") reach\(ids.count == 1 ? "es" : "") \(open.services) of "
                + "the internet by \(open.family == .ipv4 ? "IPv4" : "IPv6")"
                + (open.gateways.isEmpty ? "." : ", through \(open.gateways.joined(separator: ", "))."),
            evidence: ["groups: \(groups.isEmpty ? "none" : Self.few(groups).joined(separator: ", "))"] + Self.few(ids))
        finding.identity = "\(open.family) \(open.services) \(open.gateways.joined(separator: " "))"
        return finding
    }

    private static func few(_ ids: [String]) -> [String] {
        ids.count > 10 ? ids.prefix(10) + ["and \(ids.count - 10) more"] : ids
    }
}
