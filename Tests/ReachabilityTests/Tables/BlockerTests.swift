import Findings
import Foundation
import NetworkSets
import Testing

@testable import Reachability

/// What is in the way: all of it, in path order, with names that last and fixes that mend.
@Suite struct BlockerTests {
    typealias Route = NetworkDraft.Table.Route

    @Test("All blockers are listed in path order, those beyond the first too") func allInOrder() throws {
        var draft = NetworkDraft.peered()
        draft[instance: "i-client"].state = "stopped"
        draft[group: "sg-client"].egress = [.tcp(80, "0.0.0.0/0")]
        draft[acl: "acl-1"].rows = NetworkDraft.ACL.lastRows
        draft[peering: "pcx-1"].status = "pending-acceptance"
        draft[acl: "acl-b"].rows = NetworkDraft.ACL.lastRows
        draft[group: "sg-far"].ingress = []
        draft[instance: "i-far"].state = "stopped"
        draft[table: "rtb-b"].routes = []
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(
            answer.blockers == [
                "forward i-client BAD_STATE", "forward eni-client ENI_SG_RULES_MISMATCH",
                "forward acl-1 SUBNET_ACL_RESTRICTION", "forward pcx-1 BAD_STATE",
                "forward acl-b SUBNET_ACL_RESTRICTION", "forward eni-far SG_HAS_NO_RULES", "forward i-far BAD_STATE",
                "return i-far BAD_STATE", "return acl-b SUBNET_ACL_RESTRICTION",
                "return rtb-b NO_ROUTE_TO_DESTINATION", "return acl-1 SUBNET_ACL_RESTRICTION",
                "return i-client BAD_STATE",
            ])
        #expect(answer.findings.allSatisfy { !$0.message.isEmpty && !$0.evidence.isEmpty })
        #expect(answer.verdict == .denied && answer.forward == .denied && answer.return == nil)
    }

    @Test("A group decision's component is the interface, with groups and rule in the hop") func groupHop() throws {
        let answer = try NetworkDraft.pair().ask("i-client", "i-server:443")
        let hop = answer.ways.flatMap(\.forwardHops).first { $0.kind == .securityGroup && $0.direction == .ingress }
        #expect(hop?.component == "eni-server")
        #expect(hop?.groups == ["sg-server"])
        #expect(hop?.decidedBy == "sg-server: allow tcp 443 from 0.0.0.0/0")
        #expect(hop?.code == nil)
    }

    @Test("Nothing is suggested beyond what was asked") func groupFix() throws {
        let draft = NetworkDraft.pair()
        #expect(
            try draft.ask("i-client", "i-server:5432").commands == [
                "aws ec2 authorize-security-group-ingress --group-id sg-server --ip-permissions "
                    + "'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=10.0.1.10/32}]'"
            ])
        #expect(
            try draft.ask("i-client", "i-server", .ping).commands == [
                "aws ec2 authorize-security-group-ingress --group-id sg-server --ip-permissions "
                    + "'IpProtocol=icmp,FromPort=8,ToPort=0,IpRanges=[{CidrIp=10.0.1.10/32}]'"
            ])
        var ipv6 = QuestionOptions.ipv6
        ipv6.destinationPorts = PortSet(80)
        #expect(
            try draft.ask("i-client", "i-server", ipv6).commands == [
                "aws ec2 authorize-security-group-ingress --group-id sg-server --ip-permissions "
                    + "'IpProtocol=tcp,FromPort=80,ToPort=80,Ipv6Ranges=[{CidrIpv6=2600:1f00:a:1::10/128}]'"
            ])
    }

    @Test("A fix that is applied mends") func appliedFix() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows.append(
            .init(number: 10, egress: true, allow: false, proto: 6, ports: 40000...41000))
        let before = try draft.ask("i-client", "i-server:443")
        #expect(before.verdict == .partial)
        #expect(
            before.commands == [
                "aws ec2 create-network-acl-entry --network-acl-id acl-2 --egress --rule-number 1 --protocol 6 "
                    + "--rule-action allow --cidr-block 10.0.1.10/32 --port-range From=40000,To=41000"
            ])
        draft[acl: "acl-2"].rows.append(
            .init(number: 1, egress: true, allow: true, proto: 6, block: "10.0.1.10/32", ports: 40000...41000))
        #expect(try draft.ask("i-client", "i-server:443").verdict == .allowed)
    }

    @Test("Every error of the sample failures has a fix or says why not, and every code is explained") func codes()
        throws
    {
        // Reachability Analyzer has names for what path tells, and for nothing that captures, hosts, flow logs or scans show.
        for code in CodeCatalogue.path.map(\.code.rawValue) {
            #expect(Self.namesOfReachabilityAnalyzer.contains(code) || Self.ownNames.contains(code), "\(code)")
        }
        #expect(Self.ownNames.isDisjoint(with: Self.namesOfReachabilityAnalyzer))
    }

    /// From the explanation codes of the Reachability Analyzer guide: those for facts that awsdrops reports.
    private static let namesOfReachabilityAnalyzer: Set = [
        "BAD_STATE", "BAD_STATE_ATTACHMENT", "BAD_STATE_ROUTE", "ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES",
        "SG_REFERENCES_NOT_PRESERVED", "ENI_SOURCE_DEST_CHECK_RESTRICTION", "SUBNET_ACL_RESTRICTION",
        "NO_ROUTE_TO_DESTINATION", "NO_POSSIBLE_DESTINATION", "NO_SOURCE_OR_DESTINATION",
        "CANNOT_ROUTE", "MORE_SPECIFIC_ROUTE", "HIGHER_PRIORITY_ROUTE",
        "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
        "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS", "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS",
        "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS",
        "GATEWAY_REJECTS_SPOOFED_TRAFFIC", "PROTOCOL_RESTRICTION", "NGW_REQUIRES_SOURCE_IN_VPC",
        "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR", "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
        "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION", "TGW_BAD_STATE_VPN", "TGW_ROUTE_AZ_RESTRICTION",
        "TGW_RTB_BAD_STATE_ROUTE", "TGW_RTB_CANNOT_ROUTE", "TGW_RTB_HIGHER_PRIORITY_ROUTE",
        "TGW_RTB_MORE_SPECIFIC_ROUTE", "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT", "TGW_RTB_ROUTES_ARE_UNKNOWN",
        "SG_REFERENCING_SUPPORT", "TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED", "UNKNOWN_PEERED_SGS",
        "UNKNOWN_DESTINATION", "UNKNOWN_RESOURCE", "TGW_ATTACH_VPC_AZ_RESTRICTION", "COMPONENT_FILTER_RESTRICTION",
        "BAD_STATE_VPN", "VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS",
        "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
        "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION", "VPCE_GATEWAY_PROTOCOL_RESTRICTION", "VPCE_INTRA_VPC_TRAFFIC",
        "VPCE_SERVICE_NOT_INSTALLED_IN_AZ", "AVAILABILITY_ZONE_CROSSED", "FIREWALL_RULES_RESTRICTION",
        "PATH_THROUGH_GWLB_NOT_CHECKED", "REGIONAL_NGW_ROUTE_AZ_RESTRICTION", "INGRESS_RTB_NO_PUBLIC_IP",
        "INGRESS_RTB_TRAFFIC_REDIRECTION",
        // Load balancers.
        "ELBV2_LISTENER_REQUIRES_TG_ACCEPT", "ELBV2_LISTENER_HAS_NO_TG", "ELBV2_LISTENER_PORT_RESTRICTION",
        "ELBV2_LISTENERS_MISMATCH", "ELBV2_NO_TARGETS_IN_AZ", "ELBV2_SOURCE_ADDRESS_PRESERVATION",
        "ELB_ACL_RESTRICTION",
        "ELB_INSTALLED_AZ_RESTRICTION", "ELB_LISTENER_PORT_RESTRICTION", "ELB_LISTENERS_MISMATCH", "ELB_NOT_CROSSZONE",
        "GWLB_DESTINATION_PORT_RESTRICTION", "GWLB_PROTOCOL_RESTRICTION", "REMAP_EPHEMERAL_PORT",
        "TARGET_ADDRESS_RESTRICTION", "TARGET_PORT_RESTRICTION", "ASSUMPTION_PRESERVE_CLIENT_IP_IS_ENABLED",
        "ASSUMPTION_PRESERVE_CLIENT_IP_IS_DISABLED", "MISSING_TARGET_GROUP_ATTRIBUTES",
    ]

    /// Facts that Reachability Analyzer has no code for.
    private static let ownNames: Set = [
        "CROSS_CHECK_DIFFERS", "NO_INTERNET_GATEWAY", "NGW_UNSOLICITED_TRAFFIC", "EIGW_UNSOLICITED_TRAFFIC",
        "ROUTING_LOOP",
        "ASYMMETRIC_REPLY_LOST", "ASYMMETRIC_PATH", "RESERVED_ADDRESS", "METADATA_SERVICE_DISABLED",
        "SG_RULE_WIDER_THAN_ASKED",
        "DX_PREFIX_NOT_ANNOUNCED",
        "PATH_MTU_BLACK_HOLE", "PACKET_EXCEEDS_MTU", "KEEPALIVE_TOO_LONG", "KEEPALIVE_NOT_COUNTED",
        "VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC", "FIREWALL_DROPS_FRAGMENTS", "EDGE_ROUTE_TARGET_NOT_SUPPORTED",
        // Load balancers.
        "ELB_HAS_NO_INSTANCES", "NLB_HAIRPIN", "HEALTH_CHECK_BLOCKED", "TARGET_UNHEALTHY", "TARGET_DRAINING",
    ]
}
