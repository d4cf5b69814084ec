extension NetworkDraft {
    /// `online()` with targets in two zones behind load balancers in two subnets: `i-server` (10.0.2.20, eu-west-1a) and
    /// `i-second` (10.0.6.20, eu-west-1b), which take TCP 8080 from `sg-shop`. Target group `web` has both on port 8080.
    private static func zoned() -> NetworkDraft {
        var draft = online()
        draft.subnets += [
            Subnet(id: "subnet-a", vpc: "vpc-a", blocks: ["10.0.4.0/24", "2600:1f00:a:4::/64"]),
            Subnet(id: "subnet-b", vpc: "vpc-a", blocks: ["10.0.5.0/24", "2600:1f00:a:5::/64"], zone: "eu-west-1b"),
            Subnet(id: "subnet-3", vpc: "vpc-a", blocks: ["10.0.6.0/24", "2600:1f00:a:6::/64"], zone: "eu-west-1b"),
        ]
        draft.acls += [
            ACL(id: "acl-a", subnets: ["subnet-a"], rows: ACL.openRows),
            ACL(id: "acl-b", subnets: ["subnet-b"], rows: ACL.openRows),
            ACL(id: "acl-3", subnets: ["subnet-3"], rows: ACL.openRows),
        ]
        draft[table: "rtb-public"].subnets += ["subnet-a", "subnet-b"]
        draft[table: "rtb-private"].subnets += ["subnet-3"]
        draft.groups.append(Group(id: "sg-shop", ingress: [.tcp(443, "0.0.0.0/0"), .tcp(443, "::/0")]))
        draft[group: "sg-server"].ingress = [.tcp(8080...8080, .group("sg-shop"))]
        draft.interfaces.append(
            Interface(
                id: "eni-second", subnet: "subnet-3", addresses: ["10.0.6.20"], ipv6: ["2600:1f00:a:6::20"],
                groups: ["sg-server"], instance: "i-second"))
        draft.instances.append(Instance(id: "i-second"))
        return draft
    }

    private static let zones = [("eu-west-1a", "subnet-a"), ("eu-west-1b", "subnet-b")]

    /// An application load balancer `shop` (10.0.4.10 and 10.0.5.10; 52.1.2.1 and 52.1.2.2) that forwards HTTPS 443 to `web`.
    static func balanced() -> NetworkDraft {
        var draft = zoned()
        draft.targetGroups = [TargetGroup(name: "web", targets: [Target("i-server"), Target("i-second")])]
        draft.add(
            Balancer(
                name: "shop", kind: .application, scheme: "internet-facing", zones: zones, groups: ["sg-shop"],
                listeners: [Listener(port: 443, proto: "HTTPS", forward: [("web", 1)])]),
            at: [
                ("10.0.4.10", "52.1.2.1", "2600:1f00:a:4::10"), ("10.0.5.10", "52.1.2.2", "2600:1f00:a:5::10"),
            ])
        return draft
    }

    /// A network load balancer `edge` without groups (10.0.4.20 and 10.0.5.20; 52.1.3.1 and 52.1.3.2) that forwards TCP 443
    /// to `tls`, the same instances on port 8443, which they take from everywhere.
    static func forwarded() -> NetworkDraft {
        var draft = zoned()
        draft[group: "sg-server"].ingress = [.tcp(8443, "0.0.0.0/0"), .tcp(8443, "::/0")]
        draft.targetGroups = [
            TargetGroup(name: "tls", proto: "TCP", port: 8443, targets: [Target("i-server"), Target("i-second")])
        ]
        draft.add(
            Balancer(
                name: "edge", kind: .network, scheme: "internet-facing", zones: zones,
                listeners: [Listener(port: 443, proto: "TCP", forward: [("tls", 1)])]),
            at: [
                ("10.0.4.20", "52.1.3.1", "2600:1f00:a:4::20"), ("10.0.5.20", "52.1.3.2", "2600:1f00:a:5::20"),
            ])
        return draft
    }

    /// A classic load balancer `old` (10.0.4.30 and 10.0.5.30) that forwards TCP 443 to port 8080 of both instances, across
    /// zones.
    static func classic() -> NetworkDraft {
        var draft = zoned()
        draft.add(
            Balancer(
                name: "old", kind: .classic, zones: zones, groups: ["sg-shop"],
                listeners: [Listener(port: 443, proto: "TCP", instancePort: 8080)],
                attributes: ["cross-zone": "true"], instances: ["i-server", "i-second"]),
            at: [("10.0.4.30", nil, nil), ("10.0.5.30", nil, nil)])
        return draft
    }

    /// `balanced()` with a gateway load balancer `wall` (10.0.4.40) whose appliance is `i-server`.
    static func walled() -> NetworkDraft {
        var draft = balanced()
        draft.targetGroups.append(
            TargetGroup(
                name: "inspect", proto: "GENEVE", port: 6081, healthPort: "80", targets: [Target("i-server")]))
        draft.add(
            Balancer(
                name: "wall", kind: .gateway, zones: [("eu-west-1a", "subnet-a")],
                listeners: [Listener(port: 6081, proto: "GENEVE", forward: [("inspect", 1)])]),
            at: [("10.0.4.40", nil, nil)])
        draft[group: "sg-server"].ingress = [.all("10.0.4.40/32")]
        return draft
    }
}
