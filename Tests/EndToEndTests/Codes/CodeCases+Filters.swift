import Findings

@testable import ReachabilityTests

extension CodeCase {
    typealias Row = NetworkDraft.ACL.Row
    typealias Route = NetworkDraft.Table.Route

    /// Groups, ACLs, block public access, and the check of interfaces that forward.
    static let filters: [CodeCase] = [
        CodeCase(
            .securityGroupRulesMismatch, in: .pair(), "i-client", "i-server:80", fix: "authorize-security-group-ingress"
        ),
        CodeCase(
            .securityGroupHasNoRules, in: .pair(), "i-client", "i-server:443", fix: "authorize-security-group-ingress"
        ) { $0[group: "sg-server"].ingress = [] },
        CodeCase(
            .securityGroupReferencesNotPreserved, in: .balanced(), "i-client", "alb:shop:443",
            fix: "authorize-security-group-ingress"
        ) { $0[group: "sg-server"].ingress = [.tcp(8080...8080, .group("sg-client"))] },
        CodeCase(
            .ruleWiderThanAsked, in: .pair(), "i-client", "i-server:443", fix: "revoke-security-group-ingress"
        ) { $0[group: "sg-server"].ingress = [.all("0.0.0.0/0")] },
        CodeCase(
            .subnetACLRestriction, in: .pair(), "i-client", "i-server:443", fix: "create-network-acl-entry"
        ) { $0[acl: "acl-2"].rows = NetworkDraft.ACL.lastRows },
        CodeCase(
            .blockPublicAccess, in: .online(), "internet", "i-client:443",
            fix: "create-vpc-block-public-access-exclusion"
        ) { $0.vpcs[0].blockPublicAccess = "block-bidirectional" },
        CodeCase(
            .sourceDestinationCheck, in: .pair(), "i-client", "192.168.1.1:443", fix: "--no-source-dest-check"
        ) { $0[table: "rtb-main"].routes = [Route("192.168.0.0/16", "eni-server")] },
        CodeCase(
            .securityGroupReferencingSupport, in: .transit(), "i-client", "i-far:443",
            fix: "SecurityGroupReferencingSupport=enable"
        ) { $0[group: "sg-far"].ingress = [.tcp(443...443, .group("sg-client"))] },
        CodeCase(.unknownPeeredGroups, in: .peered(), "i-client", "172.16.1.99:443", fix: nil) { draft in
            draft[group: "sg-client"].egress = [
                .tcp(443...443, .foreignGroup("sg-else", vpc: "vpc-b", peering: "pcx-1"))
            ]
            draft.vpcs.removeAll { $0.id == "vpc-b" }
            draft.subnets.removeAll { $0.vpc == "vpc-b" }
            draft.interfaces.removeAll { $0.vpc == "vpc-b" }
        },
    ]
}
