import NetworkSets
import Testing

@testable import Inventory

/// VPC endpoints, their services and Network Firewalls, in the forms that AWS CLI prints.
@Suite struct EndpointReadingTests {
    private func read(_ files: [String: String]) throws -> (snapshot: Snapshot, warnings: [String]) {
        let vpc = ["z.json": Element.list("Vpcs", Element.vpc("vpc-1"))]
        let folder = try SnapshotFolder(files.merging(vpc) { first, _ in first })
        let snapshot = try folder.read()
        return (snapshot, snapshot.warnings.map { String($0.description.dropFirst(folder.path.count + 1)) })
    }

    @Test func endpointsOfEveryKind() throws {
        let text = Element.list(
            "VpcEndpoints",
            #"""
            {"VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1", "ServiceName": "s", "State": "pendingAcceptance",
             "SubnetIds": ["subnet-1"], "NetworkInterfaceIds": ["eni-1", "eni-2"], "PrivateDnsEnabled": true,
             "DnsEntries": [{"DnsName": "A.example.com", "HostedZoneId": "Z"}, {"HostedZoneId": "Y"}]}
            """#,
            #"""
            {"VpcEndpointId": "vpce-2", "VpcEndpointType": "GatewayLoadBalancer", "VpcId": "vpc-1", "ServiceName": "s", "State": "Available",
             "Tags": [{"Key": "Firewall", "Value": "arn:f"}, {"Key": "AWSNetworkFirewallManaged", "Value": "true"}, {"Key": "Name", "Value": "n"}]}
            """#,
            #"{"VpcEndpointId": "vpce-3", "VpcEndpointType": "Resource", "VpcId": "vpc-1", "ServiceName": "s"}"#)
        let (snapshot, warnings) = try read(["a.json": text])
        #expect(warnings.isEmpty)
        let first = try #require(snapshot.vpcEndpoints["vpce-1"])
        #expect(first.kind == .interface && first.state == "pendingacceptance" && first.isAvailable == false)
        #expect(first.interfaceIDs == ["eni-1", "eni-2"] && first.subnetIDs == ["subnet-1"])
        #expect(first.dnsNames == ["a.example.com"] && first.usesPrivateNames && !first.isOfFirewall)
        let second = try #require(snapshot.vpcEndpoints["vpce-2"])
        #expect(
            second.isAvailable == true && second.isOfFirewall && second.firewallARN == "arn:f" && second.name == "n")
        #expect(snapshot.vpcEndpoints["vpce-3"]?.kind == .other)
        #expect(snapshot.vpcEndpoints["vpce-3"]?.isAvailable == nil)
    }

    private static let firewall = #"""
        {"UpdateToken": "t", "Firewall": {"FirewallName": "fw", "FirewallArn": "arn:f", "FirewallPolicyArn": "arn:p", "VpcId": "vpc-1"},
         "FirewallStatus": {"Status": "READY", "ConfigurationSyncStateSummary": "IN_SYNC", "SyncStates": {
           "eu-west-1a": {"Attachment": {"SubnetId": "subnet-1", "EndpointId": "vpce-1", "Status": "READY"}, "Config": {"arn:p": {"SyncStatus": "IN_SYNC", "UpdateToken": "u"}}},
           "eu-west-1b": {"Attachment": {"SubnetId": "subnet-2", "Status": "CREATING"}}}}}
        """#

    @Test func firewallsWithPolicyAndGroups() throws {
        let policy = #"""
            {"FirewallPolicyResponse": {"FirewallPolicyArn": "arn:p", "FirewallPolicyName": "p"}, "FirewallPolicy": {
             "StatelessDefaultActions": ["aws:forward_to_sfe"], "StatelessFragmentDefaultActions": ["aws:drop"],
             "StatelessRuleGroupReferences": [{"ResourceArn": "arn:late", "Priority": 9}, {"ResourceArn": "arn:early", "Priority": 1}],
             "StatefulRuleGroupReferences": [{"ResourceArn": "arn:g", "Priority": 5, "Override": {"Action": "DROP_TO_ALERT"}}],
             "StatefulEngineOptions": {"RuleOrder": "STRICT_ORDER", "StreamExceptionPolicy": "REJECT", "FlowTimeouts": {"TcpIdleTimeoutSeconds": 600}},
             "PolicyVariables": {"RuleVariables": {"HOME_NET": {"Definition": ["10.0.0.0/8"]}}}}}
            """#
        let group = #"""
            {"RuleGroupResponse": {"RuleGroupArn": "arn:s", "RuleGroupName": "s", "Type": "STATELESS"}, "RuleGroup": {"RulesSource": {
             "StatelessRulesAndCustomActions": {"StatelessRules": [
              {"Priority": 7, "RuleDefinition": {"Actions": ["aws:drop"], "MatchAttributes": {}}},
              {"Priority": 2, "RuleDefinition": {"Actions": ["aws:pass"], "MatchAttributes": {"Sources": [{"AddressDefinition": "10.1.2.3"}, {"AddressDefinition": "2001:db8::/32"}],
               "DestinationPorts": [{"FromPort": 80, "ToPort": 90}], "Protocols": [6, 17], "TCPFlags": [{"Flags": ["SYN"]}]}}}]}}}}
            """#
        let (snapshot, warnings) = try read([
            "describe-firewall/arn_f.json": Self.firewall, "describe-firewall-policy/arn_p.json": policy,
            "describe-rule-group/arn_s.json": group,
            "list-firewalls.json": #"{"Firewalls": [{"FirewallName": "fw", "FirewallArn": "arn:f"}]}"#,
        ])
        #expect(warnings.isEmpty)
        let firewall = try #require(snapshot.firewalls["arn:f"])
        #expect(firewall.endpoints.keys.sorted() == ["eu-west-1a"])
        #expect(firewall.endpoints["eu-west-1a"]?.configuration == ["arn:p": "IN_SYNC"])
        let read = try #require(snapshot.firewallPolicies["arn:p"])
        #expect(read.statelessGroups.map(\.arn) == ["arn:early", "arn:late"])
        #expect(read.isStrict && read.tcpIdleSeconds == 600 && read.streamExceptionPolicy == "REJECT")
        #expect(read.statefulGroups.map(\.onlyAlerts) == [true] && read.variables == ["HOME_NET": ["10.0.0.0/8"]])
        guard case .stateless(let rules) = try #require(snapshot.firewallRuleGroups["arn:s"]).rules else {
            Issue.record("the group holds stateless rules")
            return
        }
        #expect(rules.map(\.priority) == [2, 7])
        #expect(rules[0].sources.map(\.description) == ["10.1.2.3/32", "2001:db8::/32"])
        #expect(rules[0].destinationPorts == [80...90] && rules[0].protocols == [6, 17] && rules[0].asksFlags)
    }

    @Test(arguments: [
        (
            #"{"VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcId": "v"}]}"#,
            "VpcEndpoints[0] vpce-1: ServiceName: missing"
        ),
        (
            #"{"VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcId": "v", "ServiceName": "s", "SubnetIds": [7]}]}"#,
            "VpcEndpoints[0] vpce-1: SubnetIds: expected strings, found number"
        ),
        (#"{"Firewall": {"FirewallName": "f"}}"#, "Firewall.FirewallArn: missing"),
        (#"{"Firewall": 7}"#, "Firewall: expected an object, found number"),
        (#"{"FirewallPolicy": {}}"#, "FirewallPolicyResponse: missing"),
        (
            #"{"RuleGroup": {"RulesSource": {"RulesSourceList": {"GeneratedRulesType": "SOME"}}}, "RuleGroupResponse": {"RuleGroupArn": "a"}}"#,
            "GeneratedRulesType: expected ALLOWLIST"
        ),
        (
            #"{"RuleGroup": {"RulesSource": {"StatelessRulesAndCustomActions": {"StatelessRules": [{"Priority": 1, "RuleDefinition": {"MatchAttributes": {"Protocols": [999]}}}]}}}, "RuleGroupResponse": {"RuleGroupArn": "a"}}"#,
            "Protocols: expected numbers 0-255"
        ),
        (#"{"RuleGroup": {}, "RuleGroupResponse": {"RuleGroupArn": "a"}}"#, "RulesSource: missing"),
    ])
    func whatIsBrokenIsNamed(_ text: String, _ complaint: String) throws {
        let (snapshot, warnings) = try read(["a.json": text])
        #expect(warnings.count == 1 && warnings.first?.contains(complaint) == true, "\(warnings)")
        let complete = [
            snapshot.vpcEndpoints.isComplete, snapshot.firewalls.isComplete, snapshot.firewallPolicies.isComplete,
            snapshot.firewallRuleGroups.isComplete,
        ]
        #expect(complete.filter { !$0 }.count == 1)
    }

    @Test func theFirstOfTwoAnswersOfOneFirewallStays() throws {
        let other = Self.firewall.replacing("READY", with: "DELETING")
        let (snapshot, _) = try read(["a.json": Self.firewall, "b.json": other])
        #expect(snapshot.firewalls["arn:f"]?.status == "READY")
    }
}
