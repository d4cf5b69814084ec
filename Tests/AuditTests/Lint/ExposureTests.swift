import Audit
import Findings
import Inventory
import JSONText
import Testing
import Topology

/// What the internet reaches: the whole way there and back is judged.
struct ExposureTests {
    private static func network(
        rule: String = #""FromPort": 22, "ToPort": 22, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]"#,
        gateway: String = "igw-1", back: String = "1024"
    ) -> String {
        """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
         "Subnets": [{"SubnetId": "subnet-a", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24"}],
         "InternetGateways": [{"InternetGatewayId": "igw-1", "Attachments": [{"VpcId": "vpc-1", "State": "available"}]}],
         "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [
            {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"},
            {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "\(gateway)", "State": "active"}]}],
         "NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-a"}], "Entries": [
            {"RuleNumber": 100, "Egress": false, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
            {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "0.0.0.0/0",
             "PortRange": {"From": \(back), "To": 65535}}]}],
         "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1", "IpPermissionsEgress": [], "IpPermissions": [{\(rule)}]}],
         "NetworkInterfaces": [
          {"NetworkInterfaceId": "eni-1", "VpcId": "vpc-1", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.1.10",
           "Groups": [{"GroupId": "sg-1"}], "Association": {"PublicIp": "198.51.100.10"}},
          {"NetworkInterfaceId": "eni-2", "VpcId": "vpc-1", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.1.11",
           "Groups": [{"GroupId": "sg-1"}]}]}
        """
    }

    private static func scan(_ text: String) throws -> Scan {
        var builder = SnapshotBuilder()
        builder.add(try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        return Scan(Topology(builder.finish()))
    }

    private static func findings(_ text: String) throws -> [Finding] {
        try scan(text).findings.filter {
            [.groupExposed, .halfOpenInternet].contains($0.code)
        }
    }

    @Test
    func anOpenPortIsNamedWithItsRule() throws {
        let findings = try Self.findings(Self.network())
        #expect(findings.map(\.code) == [.groupExposed])
        #expect(findings[0].severity == .warning && findings[0].component == "sg-1")
        #expect(
            findings[0].message == "The internet reaches tcp 22 of eni-1 at 198.51.100.10, and the replies get back.")
        #expect(findings[0].evidence == ["sg-1: allow tcp 22 from 0.0.0.0/0"])
    }

    @Test
    func webSitesAreNoWarning() throws {
        let web = #""FromPort": 443, "ToPort": 443, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]"#
        #expect(try Self.findings(Self.network(rule: web)).map(\.severity) == [.info])
    }

    @Test
    func aFewNetworksAreNotTheInternet() throws {
        let office = #""FromPort": 22, "ToPort": 22, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "203.0.113.0/24"}]"#
        #expect(
            try Self.findings(Self.network(rule: office)).map(\.message) == [
                "From the internet, 203.0.113.0/24 reaches tcp 22 of eni-1 at 198.51.100.10, and the replies get back."
            ])
    }

    @Test
    func whatHasNoWayInIsNotExposed() throws {
        #expect(try Self.findings(Self.network().replacing("\"PublicIp\"", with: "\"CarrierIp\"")).isEmpty)
    }

    @Test
    func repliesWithoutAWayAreHalfOpen() throws {
        #expect(try Self.findings(Self.network(gateway: "nat-9")).isEmpty)
        // The gateway is not in the snapshot, so it is said that nothing is known of its ways.
        #expect(try Self.scan(Self.network(gateway: "nat-9")).gaps.contains { $0.what == "ec2:DescribeNatGateways" })
        let blackhole = Self.network().replacing(
            #""igw-1", "State": "active""#, with: #""igw-1", "State": "blackhole""#)
        let findings = try Self.findings(blackhole)
        #expect(findings.map(\.code) == [.halfOpenInternet])
        #expect(findings[0].severity == .error && findings[0].message.contains("the replies are lost"))
        let gap = try Self.findings(Self.network(back: "32768"))
        #expect(Set(gap.map(\.code)) == [.halfOpenInternet, .groupExposed])
        #expect(gap[0].message.contains("some of the replies are lost"))
    }
}
