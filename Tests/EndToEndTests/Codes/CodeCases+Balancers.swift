import Findings

@testable import ReachabilityTests

extension CodeCase {
    typealias Target = NetworkDraft.Target

    private static func openFront(_ draft: inout NetworkDraft) { draft[group: "sg-shop"].ingress = [.all("0.0.0.0/0")] }

    private static func openTargets(_ draft: inout NetworkDraft) {
        draft[group: "sg-server"].ingress = [.all("0.0.0.0/0")]
        draft[group: "sg-client"].ingress = [.all("0.0.0.0/0")]
    }

    /// Load balancers as clients meet them.
    static let balancers: [CodeCase] = [
        CodeCase(.listenersMismatch, in: .balanced(), "internet", "alb:shop:8000", fix: "create-listener") { draft in
            openFront(&draft)
            draft[balancer: "shop"].listeners.append(.init(port: 80, proto: "HTTP", answer: "redirect"))
        },
        CodeCase(.listenerPortRestriction, in: .balanced(), "internet", "alb:shop:8000", fix: "create-listener") {
            openFront(&$0)
        },
        CodeCase(.listenerHasNoTargets, in: .balanced(), "internet", "alb:shop:443", fix: "register-targets") {
            $0[targets: "web"].targets = []
        },
        CodeCase(
            .listenerRequiresAcceptingTargetGroup, in: .balanced(), "internet", "alb:shop:443", fix: "register-targets"
        ) { $0[targets: "web"].targets = [Target("i-server", state: "draining")] },
        CodeCase(
            .classicListenersMismatch, in: .classic(), "i-client", "elb:old:80", fix: "create-load-balancer-listeners"
        ) { draft in
            openFront(&draft)
            draft[balancer: "old"].listeners.append(.init(port: 25, proto: "TCP", instancePort: 25))
        },
        CodeCase(
            .classicListenerPortRestriction, in: .classic(), "i-client", "elb:old:80",
            fix: "create-load-balancer-listeners"
        ) { openFront(&$0) },
        CodeCase(
            .classicWithoutInstances, in: .classic(), "i-client", "elb:old:443",
            fix: "register-instances-with-load-balancer"
        ) { $0[balancer: "old"].instances = [] },
        CodeCase(.classicACLRestriction, in: .classic(), "i-client", "elb:old:443", fix: "create-network-acl-entry") {
            draft in
            draft[acl: "acl-a"].rows.append(
                Row(number: 5, egress: true, allow: false, proto: 6, block: "10.0.0.0/16", ports: 8080...8080))
        },
        CodeCase(
            .sourceAddressPreservation, in: .forwarded(), "nlb:edge", "i-server:8443", fix: "preserve_client_ip.enabled"
        ) { draft in
            draft[balancer: "edge"].attributes = ["load_balancing.cross_zone.enabled": "true"]
            draft[targets: "tls"].healthPort = "8081"
        },
        CodeCase(.hairpin, in: .forwarded(), "i-server", "nlb:edge:443", fix: "preserve_client_ip.enabled"),
        CodeCase(
            .remapsEphemeralPort, in: .balanced(), "alb:shop", "i-server:8080", options: ["--src-port", "80"],
            fix: "port"),
    ]

    /// What they send to.
    static let targets: [CodeCase] = [
        CodeCase(.zoneNotInstalled, in: .balanced(), "internet", "alb:shop:443", fix: "set-subnets") { draft in
            draft[targets: "web"].targets = [Target("i-server")]
            draft[subnet: "subnet-2"].zone = "eu-west-1c"
        },
        CodeCase(.noTargetsInZone, in: .forwarded(), "internet", "nlb:edge:443", fix: "cross_zone.enabled") {
            $0[targets: "tls"].targets = [Target("i-server")]
        },
        CodeCase(.classicNotCrossZone, in: .classic(), "i-client", "elb:old:443", fix: "CrossZoneLoadBalancing") {
            draft in
            draft[balancer: "old"].attributes = [:]
            draft[balancer: "old"].instances = ["i-server"]
        },
        CodeCase(.targetAddressRestriction, in: .balanced(), "alb:shop", "i-client:8080", fix: "register-targets") {
            openTargets(&$0)
        },
        CodeCase(.targetPortRestriction, in: .balanced(), "alb:shop", "i-server:9999", fix: "registered port") {
            openTargets(&$0)
        },
        CodeCase(
            .geneveDestinationPortRestriction, in: .walled(), "gwlb:wall", "i-server:6082",
            options: ["--protocol", "udp"],
            fix: "6081"),
        CodeCase(.geneveProtocolRestriction, in: .walled(), "gwlb:wall", "i-server:6081", fix: "UDP"),
        CodeCase(
            .healthCheckBlocked, in: .balanced(), "internet", "alb:shop:443", fix: "authorize-security-group-ingress"
        ) { $0[targets: "web"].healthPort = "9090" },
        CodeCase(.targetUnhealthy, in: .balanced(), "internet", "alb:shop:443", fix: "health") {
            $0[targets: "web"].targets[0] = Target("i-server", state: "unhealthy", reason: "Target.Timeout")
        },
        CodeCase(.targetDraining, in: .balanced(), "internet", "alb:shop:443", fix: "register-targets") {
            $0[targets: "web"].targets[0] = Target("i-server", state: "draining")
        },
        CodeCase(
            .assumesClientAddressKept, in: .forwarded(), "198.51.100.7", "52.1.3.1:443",
            fix: "describe-target-group-attributes"
        ) { $0[targets: "tls"].attributes = nil },
        CodeCase(
            .assumesClientAddressReplaced, in: .forwarded(), "198.51.100.7", "52.1.3.1:443",
            fix: "describe-target-group-attributes"
        ) { draft in
            draft[targets: "tls"].attributes = nil
            draft[targets: "tls"].type = "ip"
            draft[targets: "tls"].targets = [Target("10.0.2.20", zone: "eu-west-1a")]
        },
        CodeCase(
            .missingTargetGroupAttributes, in: .balanced(), "internet", "alb:shop:443",
            fix: "describe-target-group-attributes"
        ) { $0[targets: "web"].attributes = nil },
    ]
}
