import Inventory

extension Topology {
    /// Every load balancer, in order of names.
    public var balancers: [Balancer] { balancerIndex.all }

    /// The load balancer that an interface is a node of.
    public func balancer(ofInterface id: String) -> Balancer? { balancerIndex.byInterface[id] }

    /// The load balancer of an ARN, or of a classic one's name.
    public func balancer(_ id: String) -> Balancer? { balancerIndex.byID[id] }

    /// Every target group and pool of a classic load balancer.
    public var targetPools: some Sequence<TargetPool> { balancerIndex.pools.values }

    /// The target group of an ARN, or the pool of a classic load balancer.
    public func targetPool(_ id: String) -> TargetPool? { balancerIndex.pools[id] }

    /// The load balancers that a text names: by ARN, by DNS name, or by name, perhaps with the kind before it (`alb:shop`).
    func balancers(named text: String) -> [Balancer] {
        if balancerIndex.all.isEmpty { return [] }
        if let exact = balancerIndex.byID[text] { return [exact] }
        let dnsName = Self.dnsName(text)
        return balancerIndex.all.filter { balancer in
            balancer.name == text || "\(balancer.prefix):\(balancer.name)" == text
                || balancer.dnsName.map { Self.dnsName($0) == dnsName } ?? false
        }
    }

    /// Whether a text is the DNS name of a load balancer, rather than its name.
    static func isDNSName(_ text: String, of balancer: Balancer) -> Bool {
        balancer.dnsName.map { dnsName($0) == dnsName(text) } ?? false
    }

    /// DNS names know no case; a last dot and the prefix that asks for both families change nothing.
    private static func dnsName(_ text: String) -> String {
        var name = text.lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        if name.hasPrefix("dualstack.") { name.removeFirst("dualstack.".count) }
        return name
    }
}
