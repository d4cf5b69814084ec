import Findings
import Inventory
import NetworkSets
import Topology

/// Which targets of a group a node sends to: those of zones that are switched on, and of its own zone where cross-zone
/// balancing is off (ELB guide, how it works; NLB guide, cross-zone load balancing).
struct TargetChoice {
    let balancer: Balancer
    let node: Balancer.Node
    let traffic: Traffic

    /// Why a target gets nothing from a node.
    enum Exclusion: Equatable {
        /// Its zone is not switched on.
        case zoneNotInstalled(String)
        /// It is in another zone, and cross-zone balancing is off.
        case otherZone(String)
        /// It is being taken out.
        case draining
    }

    /// Every registered target with the reason it is not used, if any; nil where the targets are not in the snapshot.
    func targets(of pool: TargetPool) -> [(use: TargetUse, exclusion: Exclusion?)]? {
        pool.targets?.map { target in
            var use = TargetUse(pool: pool, target: target, place: place(of: target, pool))
            if use.isDraining { return (use, .draining) }
            guard let zone = zone(of: use) else { return (use, nil) }
            if !balancer.zones.isEmpty, !balancer.zones.contains(zone) { return (use, .zoneNotInstalled(zone)) }
            guard let own = node.zone, own != zone else { return (use, nil) }
            switch isCrossZone(pool) {
            case true?: break
            case false?: return (use, .otherZone(zone))
            case nil:
                let call =
                    balancer.kind == .classic || pool.attributes != nil
                    ? "elasticloadbalancing:DescribeLoadBalancerAttributes"
                    : "elasticloadbalancing:DescribeTargetGroupAttributes"
                use.doubt = traffic.gap(
                    call,
                    "whether \(balancer.name) balances across zones is not in the snapshot, "
                        + "so whether its node in \(own) uses \(target.id) in \(zone) is not known")
            }
            return (use, nil)
        }
    }

    /// Whether a node uses targets of other zones; nil where the attributes that say so are not in the snapshot.
    ///
    /// Application load balancers do unless a group says otherwise; network and gateway ones do not unless told to (elbv2
    /// `TargetGroupAttribute`, `LoadBalancerAttribute`).
    func isCrossZone(_ pool: TargetPool) -> Bool? {
        if balancer.kind == .classic { return balancer.attributes.map { $0[Balancer.crossZoneKey] == "true" } }
        guard let attributes = pool.attributes else { return nil }
        switch attributes[Balancer.crossZoneKey] {
        case "true": return true
        case "false": return false
        default: break
        }
        if balancer.kind == .application { return true }
        return balancer.attributes.map { $0[Balancer.crossZoneKey] == "true" }
    }

    private func place(of target: TargetHealth.Target, _ pool: TargetPool) -> TargetUse.Place {
        let topology = traffic.topology
        switch pool.kind {
        case .lambda: return .function
        case .balancer:
            if let behind = topology.balancer(target.id) { return .balancer(behind) }
            return .unknown(
                traffic.gap("elasticloadbalancing:DescribeLoadBalancers", "\(target.id) is not in the snapshot"))
        case .ip:
            if let address = try? IPAddress(target.id) { return .address(address) }
            return .unknown(traffic.gap(target.id, "the target \(target.id) of \(pool.name) is no address"))
        case .instance:
            guard let interface = topology.interfaces(ofInstance: target.id).first else {
                return .unknown(
                    traffic.gap(
                        "ec2:DescribeInstances", "\(target.id), a target of \(pool.name), is not in the snapshot"))
            }
            let address = pool.isIPv6 ? interface.ipv6Addresses.first : interface.primaryAddress
            if let address { return .interface(interface, address) }
            return .unknown(
                traffic.gap(
                    interface.id,
                    "\(target.id) has no \(pool.isIPv6 ? "IPv6" : "IPv4") address in the snapshot, which \(pool.name) uses"
                ))
        }
    }

    /// The zone of a target; nil where it has none, as an address outside the VPC.
    private func zone(of use: TargetUse) -> String? {
        let topology = traffic.topology
        switch use.place {
        case .interface(let interface, _): return topology.snapshot.subnets[interface.subnetID]?.availabilityZone
        case .address(let address):
            if use.target.zone == "all" { return nil }
            let subnet = balancer.vpcID.flatMap { vpc in
                topology.subnets(ofVPC: vpc).first { $0.contains(address) }
            }
            return subnet?.availabilityZone ?? use.target.zone
        case .function, .balancer, .unknown: return nil
        }
    }
}
