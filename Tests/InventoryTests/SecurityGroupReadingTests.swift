import NetworkSets
import Testing

@testable import Inventory

/// Security groups and their rules come from two calls.
@Suite struct SecurityGroupReadingTests {
    private static let group = Element.list(
        "SecurityGroups",
        """
        {"GroupId": "sg-1", "VpcId": "vpc-1", "GroupName": "db", "IpPermissions": [
           {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/8"}],
            "Ipv6Ranges": [{"CidrIpv6": "2001:db8::/32"}], "PrefixListIds": [{"PrefixListId": "pl-1"}],
            "UserIdGroupPairs": [{"GroupId": "sg-2", "VpcId": "vpc-2", "VpcPeeringConnectionId": "pcx-1"}]},
           {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
           {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "10.9.9.9/16"}]}]}
        """)

    private static func record(_ id: String, _ fields: String) -> String {
        #"{"SecurityGroupRuleId": "\#(id)", "GroupId": "sg-1", "IsEgress": false, \#(fields)}"#
    }

    private static let port = #""IpProtocol": "tcp", "FromPort": 443, "ToPort": 443"#

    @Test func everyPeerOfAPermissionIsARule() throws {
        let snapshot = try SnapshotFolder(["g.json": Self.group]).read()
        let rules = try #require(snapshot.securityGroups["sg-1"]).ingress
        #expect(rules.count == 6)
        #expect(rules.map(\.peer.names) == ["10.0.0.0/8", "2001:db8::/32", "pl-1", "sg-2", "0.0.0.0/0", "10.9.0.0/16"])
        #expect(rules[0].ports == 443...443)
        #expect(rules[4].ports == nil && rules[4].icmp.type == 8 && rules[4].icmp.code == nil)
        #expect(rules[5].protocol == nil)
        guard case .group(let reference) = rules[3].peer else {
            Issue.record("no group reference")
            return
        }
        #expect(reference.vpcID == "vpc-2" && reference.peeringConnectionID == "pcx-1")
    }

    @Test func rulesGetTheirIDs() throws {
        let records = Element.list(
            "SecurityGroupRules", Self.record("sgr-1", #"\#(Self.port), "CidrIpv4": "10.0.0.0/8""#),
            Self.record("sgr-2", #"\#(Self.port), "PrefixListId": "pl-1""#),
            Self.record("sgr-3", #"\#(Self.port), "ReferencedGroupInfo": {"GroupId": "sg-2"}"#))
        let snapshot = try SnapshotFolder(["g.json": Self.group, "r.json": records]).read()
        let rules = try #require(snapshot.securityGroups["sg-1"]).ingress
        #expect(rules.map(\.ruleID) == ["sgr-1", nil, "sgr-2", "sgr-3", nil, nil])
    }

    @Test func rulesAloneMakeAGroup() throws {
        let records = Element.list(
            "SecurityGroupRules", Self.record("sgr-1", #"\#(Self.port), "CidrIpv4": "10.0.0.0/8""#))
        let snapshot = try SnapshotFolder(["r.json": records]).read()
        #expect(snapshot.securityGroups["sg-1"]?.ingress.map(\.ruleID) == ["sgr-1"])
    }

    /// A group of which some rules are missing would deny what they allow.
    @Test(arguments: [
        #"{"SecurityGroupRules": [%@], "NextToken": "more"}"#,
        #"{"SecurityGroupRules": [%@, {"SecurityGroupRuleId": "x"}]}"#,
    ])
    func someRulesAloneMakeNone(form: String) throws {
        let record = Self.record("sgr-1", #"\#(Self.port), "CidrIpv4": "10.0.0.0/8""#)
        let snapshot = try SnapshotFolder([
            "r.json": form.replacing("%@", with: record), "z.json": Element.list("Vpcs", Element.vpc("vpc-1")),
        ]).read()
        #expect(snapshot.securityGroups["sg-1"] == nil)
        #expect(!snapshot.securityGroups.provesAbsence)
    }
}
