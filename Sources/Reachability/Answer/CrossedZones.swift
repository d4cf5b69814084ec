import Findings
import Inventory
import NetworkSets
import Topology

/// The notes that packets which arrive go from one Availability Zone to another: one for each kind of component they do so for.
struct CrossedZones {
    /// Why packets change the zone, in the order of telling.
    private enum Reason: CaseIterable {
        case host
        case natGateway
        case endpoint
        case inspection
        case balancer
    }

    /// Something on a way that stands in a zone.
    private struct Stop: Hashable {
        let component: String
        let subnet: String
    }

    private struct Crossing {
        let reason: Reason
        let from: Stop
        let to: Stop
    }

    private let topology: Topology

    init(_ topology: Topology) {
        self.topology = topology
    }

    /// More pairs than this in one note are a list nobody reads.
    private static let mostExamples = 3

    /// The notes about all chains, at most one for each reason.
    func findings(_ chains: [Chain]) -> [Finding] {
        var crossings: [Reason: [Crossing]] = [:]
        var seen: Set<[Stop]> = []
        for chain in chains where chain.ways[0].returnIsLive {
            for (index, way) in chain.ways.enumerated() where way.returnIsLive {
                let stops = stops(on: way)
                for (from, to) in zip(stops, stops.dropFirst()) where isCrossing(from, to) {
                    guard seen.insert([from, to]).inserted else { continue }
                    let reason = reason(to.component, isLeg: index > 0 || isNode(way.origin))
                    crossings[reason, default: []].append(Crossing(reason: reason, from: from, to: to))
                }
            }
        }
        return Reason.allCases.compactMap { crossings[$0].map(finding) }
    }

    /// What of a way stands in a zone, on the way to the server.
    private func stops(on way: WalkedWay) -> [Stop] {
        var stops: [Stop] = []
        if case .interface(let interface, _) = way.origin {
            stops.append(Stop(component: interface.id, subnet: interface.subnetID))
        }
        for hop in way.forwardHops {
            guard let stop = stop(hop), stops.last?.subnet != stop.subnet else { continue }
            stops.append(stop)
        }
        return stops
    }

    private func stop(_ hop: Hop) -> Stop? {
        let id = hop.component
        switch hop.kind {
        case .securityGroup, .networkInterface:
            guard let interface = topology.snapshot.networkInterfaces[id] else { return nil }
            return Stop(component: topology.vpcEndpoint(ofInterface: id)?.id ?? id, subnet: interface.subnetID)
        case .natGateway: return topology.snapshot.natGateways[id]?.subnetID.map { Stop(component: id, subnet: $0) }
        case .gatewayLoadBalancerEndpoint, .networkFirewall:
            let subnet =
                topology.firewall(ofEndpoint: id)?.endpoint.subnetID
                ?? topology.snapshot.vpcEndpoints[id]?.subnetIDs.first
            return subnet.map { Stop(component: id, subnet: $0) }
        default: return nil
        }
    }

    /// Whether two subnets are certainly in different zones of one region; what goes between regions is not meant.
    private func isCrossing(_ from: Stop, _ to: Stop) -> Bool {
        guard let one = topology.snapshot.subnets[from.subnet], let other = topology.snapshot.subnets[to.subnet],
            one.region == other.region
        else { return false }
        return topology.shareZone(one, other) == false
    }

    private func isNode(_ origin: Question.Origin) -> Bool {
        guard case .interface(let interface, _) = origin else { return false }
        return topology.balancer(ofInterface: interface.id) != nil
    }

    private func reason(_ component: String, isLeg: Bool) -> Reason {
        if isLeg { return .balancer }
        if component.hasPrefix("nat-") { return .natGateway }
        guard component.hasPrefix("vpce-") else { return .host }
        return topology.snapshot.vpcEndpoints[component]?.kind == .interface ? .endpoint : .inspection
    }

    private func finding(_ crossings: [Crossing]) -> Finding {
        let first = crossings[0]
        let more = crossings.count > 1 ? ", and \(crossings.count - 1) more" : ""
        return Finding(
            code: .availabilityZoneCrossed, severity: .info, direction: .forward, component: first.to.component,
            message:
                "The packets go from \(zone(first.from)) to \(zone(first.to)) (\(first.to.component)\(more)): that "
                + "takes longer, hangs on both zones, and may cost money.",
            evidence: crossings.prefix(Self.mostExamples).map {
                "\($0.from.component) is in \(zone($0.from)), \($0.to.component) in \(zone($0.to))"
            }, fixes: [fix(first)])
    }

    private func zone(_ stop: Stop) -> String { topology.zone(ofSubnet: stop.subnet) ?? stop.subnet }

    private func fix(_ crossing: Crossing) -> Fix {
        let here = zone(crossing.from)
        switch crossing.reason {
        case .host: return Fix("Nothing has to be done; where it matters, use a host of \(here).")
        case .natGateway:
            return Fix(
                "Make a NAT gateway in \(here), and lead the zone's subnets to it by a route table of their own.",
                command: "aws ec2 create-nat-gateway --subnet-id <subnet-in-\(here)> --allocation-id <allocation-id>")
        case .inspection:
            return Fix("Lead each zone to its own endpoint, or keep flows in their zone where that is possible.")
        case .balancer:
            return Fix(
                "Nothing has to be done; where every zone has targets, balancing across zones can be switched off.")
        case .endpoint: return endpointFix(crossing.to.component, here)
        }
    }

    private func endpointFix(_ id: String, _ here: String) -> Fix {
        guard let endpoint = topology.snapshot.vpcEndpoints[id] else { return Fix("Use an endpoint in \(here).") }
        let isNear = topology.interfaces(of: endpoint).contains { topology.zone(ofSubnet: $0.subnetID) == here }
        guard isNear else {
            return Fix(
                "Give the endpoint an interface in \(here).",
                command: "aws ec2 modify-vpc-endpoint --vpc-endpoint-id \(id) --add-subnet-ids <subnet-in-\(here)>")
        }
        let zonalName = endpoint.dnsNames.first { $0.prefix { $0 != "." }.hasSuffix("-\(here)") }
        return Fix("Use the interface of the client's own zone" + (zonalName.map { ": \($0)." } ?? "."))
    }
}
