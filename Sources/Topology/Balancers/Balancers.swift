import Inventory

/// The load balancers of a snapshot joined with their listeners, rules, target groups and nodes.
struct Balancers: Sendable {
    /// All of them, in order of names.
    let all: [Balancer]
    let byInterface: [String: Balancer]
    let byID: [String: Balancer]
    let pools: [String: TargetPool]

    init(_ snapshot: Snapshot) {
        guard snapshot.loadBalancers.count + snapshot.classicLoadBalancers.count > 0 else {
            (all, byInterface, byID, pools) = ([], [:], [:], [:])
            return
        }
        let parts = BalancerParts(snapshot)
        let balancers =
            snapshot.loadBalancers.byID.values.map(parts.balancer)
            + snapshot.classicLoadBalancers.byID.values.map(parts.balancer)
        all = balancers.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        var byInterface: [String: Balancer] = [:]
        for balancer in all {
            for node in balancer.nodes { byInterface[node.interface.id] = balancer }
        }
        self.byInterface = byInterface
        byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        pools = parts.pools
    }
}

/// The parts of load balancers, found by whom they belong to.
private struct BalancerParts {
    let snapshot: Snapshot
    let nodes: [String: [NetworkInterface]]
    let listeners: [String: [LoadBalancerListener]]
    let rules: [String: [ListenerRule]]

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        // Interfaces of load balancers say whose they are: `ELB app/NAME/ID`, `ELB net/…`, `ELB gwy/…`, `ELB NAME`.
        var nodes: [String: [NetworkInterface]] = [:]
        for interface in snapshot.networkInterfaces.byID.values {
            guard let summary = interface.summary, summary.hasPrefix("ELB ") else { continue }
            nodes[String(summary.dropFirst(4)), default: []].append(interface)
        }
        self.nodes = nodes
        listeners = Dictionary(grouping: snapshot.listeners.byID.values, by: \.loadBalancerID)
        rules = Dictionary(grouping: snapshot.listenerRules.byID.values, by: { $0.listenerID ?? "" })
    }

    func balancer(_ balancer: LoadBalancer) -> Balancer {
        let place = balancer.id.firstRange(of: ":loadbalancer/").map { String(balancer.id[$0.upperBound...]) }
        let own = (listeners[balancer.id] ?? []).map { listener in
            let listed = rules[listener.id] ?? []
            // A listener of HTTP always has its default rule, so that none at all means that they were not read.
            let hasRules = ["HTTP", "HTTPS"].contains(listener.protocolName)
            return BalancerListener(
                listener, rules: listed,
                knowsRules: !hasRules || (!listed.isEmpty && snapshot.listenerRules.isComplete),
                attributes: attributes(of: listener.id))
        }
        return Balancer(
            balancer, nodes: nodes(place ?? balancer.name, inVPC: balancer.vpcID), listeners: sorted(own),
            attributes: attributes(of: balancer.id))
    }

    func balancer(_ balancer: ClassicLoadBalancer) -> Balancer {
        let listeners = balancer.listeners.map {
            BalancerListener($0, of: balancer.name, pool: TargetPool.id(of: balancer, $0))
        }
        return Balancer(
            balancer, nodes: nodes(balancer.name, inVPC: balancer.vpcID), listeners: sorted(listeners),
            snapshot.attributes(of: balancer))
    }

    /// Every target group, and those that the listeners of classic load balancers stand for.
    var pools: [String: TargetPool] {
        var pools: [String: TargetPool] = [:]
        for group in snapshot.targetGroups.byID.values {
            let name = ResourceAttributes.fileName(of: group.id)
            let health = snapshot.targetHealth[name] ?? snapshot.targetHealth[group.name]
            pools[group.id] = TargetPool(group, targets: health?.targets, attributes: attributes(of: group.id))
        }
        for balancer in snapshot.classicLoadBalancers.byID.values {
            for listener in balancer.listeners {
                let pool = TargetPool(balancer, listener, snapshot.health(of: balancer))
                pools[pool.id] = pool
            }
        }
        return pools
    }

    private func attributes(of arn: String) -> [String: String]? {
        snapshot.attributes[ResourceAttributes.fileName(of: arn)]?.values
    }

    private func sorted(_ listeners: [BalancerListener]) -> [BalancerListener] {
        listeners.sorted { ($0.port ?? 0, $0.id) < ($1.port ?? 0, $1.id) }
    }

    private func nodes(_ place: String, inVPC vpcID: String?) -> [Balancer.Node] {
        (nodes[place] ?? []).filter { vpcID == nil || $0.vpcID == vpcID }.map { interface in
            Balancer.Node(interface: interface, zone: snapshot.subnets[interface.subnetID]?.availabilityZone)
        }.sorted { ($0.zone ?? "", $0.interface.id) < ($1.zone ?? "", $1.interface.id) }
    }
}
