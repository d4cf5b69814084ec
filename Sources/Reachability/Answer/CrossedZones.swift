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

    private struct Crossing: Hashable {
        let direction: WalkDirection
        let from: Stop
        let to: Stop
    }

    /// What one note is about.
    private struct Subject: Hashable {
        let reason: Reason
        let direction: WalkDirection
    }

    private let topology: Topology

    init(_ topology: Topology) {
        self.topology = topology
    }

    /// More pairs than this in one note are a list nobody reads.
    private static let mostExamples = 3

    /// The notes about all chains, at most one for each reason and direction.
    func findings(_ chains: [Chain]) -> [Finding] {
        var crossings: [Subject: [Crossing]] = [:]
        var seen: Set<Crossing> = []
        for chain in chains where chain.ways[0].returnIsLive {
            for (index, way) in chain.ways.enumerated() where way.returnIsLive {
                let there = self.crossings(way, .forward)
                for crossing in there + unmatched(self.crossings(way, .return), by: there) {
                    guard seen.insert(crossing).inserted else { continue }
                    let reason = reason(crossing.to.component, isLeg: index > 0 || isNode(way.origin))
                    crossings[Subject(reason: reason, direction: crossing.direction), default: []].append(crossing)
                }
            }
        }
        return [WalkDirection.forward, .return].flatMap { direction in
            Reason.allCases.compactMap { reason in
                crossings[Subject(reason: reason, direction: direction)].map { finding(reason, $0) }
            }
        }
    }

    private func crossings(_ way: WalkedWay, _ direction: WalkDirection) -> [Crossing] {
        let stops = stops(on: way, direction)
        return zip(stops, stops.dropFirst()).filter(isCrossing).map {
            Crossing(direction: direction, from: $0, to: $1)
        }
    }

    /// The crossings of replies that do not undo one of the request: a reply that goes back between the same two zones is no
    /// news.
    private func unmatched(_ back: [Crossing], by there: [Crossing]) -> [Crossing] {
        var open = Dictionary(there.map { (zones($0), 1) }, uniquingKeysWith: +)
        return back.filter { crossing in
            guard let count = open[zones(crossing)], count > 0 else { return true }
            open[zones(crossing)] = count - 1
            return false
        }
    }

    private func zones(_ crossing: Crossing) -> Set<String> { [zone(crossing.from), zone(crossing.to)] }

    /// What of a way stands in a zone.
    private func stops(on way: WalkedWay, _ direction: WalkDirection) -> [Stop] {
        var stops: [Stop] = []
        if direction == .forward, case .interface(let interface, _) = way.origin {
            stops.append(Stop(component: interface.id, subnet: interface.subnetID))
        }
        for hop in direction == .forward ? way.forwardHops : way.returnHops {
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

    private func finding(_ reason: Reason, _ crossings: [Crossing]) -> Finding {
        let first = crossings[0]
        let more = crossings.count > 1 ? ", and \(crossings.count - 1) more" : ""
        let packets = first.direction == .forward ? "The packets" : "The replies"
        return Finding(
            code: .availabilityZoneCrossed, severity: .info, direction: first.direction, component: first.to.component,
            message:
                "\(packets) go from \(zone(first.from)) to \(zone(first.to)) (\(first.to.component)\(more)): that "
                + "takes longer, hangs on both zones, and may cost money.",
            evidence: crossings.prefix(Self.mostExamples).map {
                "\($0.from.component) is in \(zone($0.from)), \($0.to.component) in \(zone($0.to))"
            }, fixes: [fix(reason, first)])
    }

    private func zone(_ stop: Stop) -> String { topology.zone(ofSubnet: stop.subnet) ?? stop.subnet }

    private func fix(_ reason: Reason, _ crossing: Crossing) -> Fix {
        let here = zone(crossing.from)
        if crossing.direction == .return {
            return Fix(
                "Lead the replies back through the components that the requests passed: compare both ends' routes.")
        }
        switch reason {
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
