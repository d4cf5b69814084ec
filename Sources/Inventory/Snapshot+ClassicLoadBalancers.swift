extension Snapshot {
    /// The attributes of a classic load balancer; nil where the snapshot lacks them.
    public func attributes(of balancer: ClassicLoadBalancer) -> ClassicAttributes? {
        answer(of: balancer, classicAttributes)
    }

    /// The health of a classic load balancer's instances; nil where the snapshot lacks it.
    public func health(of balancer: ClassicLoadBalancer) -> ClassicInstanceHealth? {
        answer(of: balancer, classicHealth)
    }

    /// Names repeat from region to region. What a file without a region says is of the one that has the name.
    private func answer<Answer>(of balancer: ClassicLoadBalancer, _ answers: [String: Answer]) -> Answer? {
        let own = answers[ClassicLoadBalancer.key(balancer.name, in: Origin(region: balancer.region))]
        return own ?? answers[balancer.name]
    }
}
