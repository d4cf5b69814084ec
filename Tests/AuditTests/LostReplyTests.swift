import Audit
import Findings
import Foundation
import Inventory
import JSONText
import Testing
import Topology

/// Connections that are let in and get no answer, between interfaces of the snapshot.
struct LostReplyTests {
    /// Two subnets; the ACL of the server's lets replies out to some ports.
    private static func network(back: ClosedRange<Int>? = 1024...65535, platform: String = "") -> String {
        let reply = back.map {
            """
            , {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "10.0.1.0/24",
               "PortRange": {"From": \($0.lowerBound), "To": \($0.upperBound)}}
            """
        }
        return """
            {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
             "Subnets": [{"SubnetId": "subnet-c", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24"},
                         {"SubnetId": "subnet-s", "VpcId": "vpc-1", "CidrBlock": "10.0.2.0/24"}],
             "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [
                {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"}]}],
             "NetworkAcls": [
              {"NetworkAclId": "acl-c", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-c"}], "Entries": [
                {"RuleNumber": 100, "Egress": false, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
                {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"}]},
              {"NetworkAclId": "acl-s", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-s"}], "Entries": [
                {"RuleNumber": 100, "Egress": false, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "10.0.1.0/24",
                 "PortRange": {"From": 5432, "To": 5432}}\(reply ?? "")]}],
             "SecurityGroups": [
              {"GroupId": "sg-c", "VpcId": "vpc-1", "IpPermissions": [],
               "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]},
              {"GroupId": "sg-s", "VpcId": "vpc-1", "IpPermissionsEgress": [], "IpPermissions": [
                {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "IpRanges": [{"CidrIp": "10.0.1.0/25"}]}]}],
             "Reservations": [{"Instances": [
               {"InstanceId": "i-c", "State": {"Name": "running"}\(platform.isEmpty ? "" : #", "Platform": "\#(platform)""#)}]}],
             "NetworkInterfaces": [
              {"NetworkInterfaceId": "eni-c", "VpcId": "vpc-1", "SubnetId": "subnet-c", "PrivateIpAddress": "10.0.1.10",
               "Groups": [{"GroupId": "sg-c"}], "Attachment": {"InstanceId": "i-c", "DeviceIndex": 0}},
              {"NetworkInterfaceId": "eni-c2", "VpcId": "vpc-1", "SubnetId": "subnet-c", "PrivateIpAddress": "10.0.1.200",
               "Groups": [{"GroupId": "sg-c"}]},
              {"NetworkInterfaceId": "eni-s", "VpcId": "vpc-1", "SubnetId": "subnet-s", "PrivateIpAddress": "10.0.2.10",
               "Groups": [{"GroupId": "sg-s"}]}]}
            """
    }

    private static func findings(_ text: String) throws -> [Finding] {
        var builder = SnapshotBuilder()
        builder.add(try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        return Scan(Topology(builder.finish())).findings.filter { $0.code.rawValue.hasPrefix("ASY-") }
    }

    @Test func soundReplies() throws {
        #expect(try Self.findings(Self.network()).isEmpty)
    }

    @Test func aGapInTheClientsPorts() throws {
        let findings = try Self.findings(Self.network(back: 1024...49151))
        #expect(findings.map(\.code) == [.returnGap])
        #expect(findings[0].component == "acl-s" && findings[0].direction == .return)
        // The other client is refused by the group: its replies are nobody's business.
        #expect(findings[0].message == "acl-s drops some of the replies of a connection that the rules let in.")
        #expect(
            findings[0].evidence.last
                == "eni-c (i-c) → eni-s, tcp 5432, from ports 49152-60999 (41 % of the client's 32768-60999)")
        #expect(findings[0].fixes.first?.command?.contains("--egress") == true)
    }

    @Test func theClientsSystemCounts() throws {
        #expect(try Self.findings(Self.network(back: 32768...60999)).isEmpty)
        let windows = try Self.findings(Self.network(back: 32768...60999, platform: "windows"))
        #expect(windows.map(\.code) == [.returnGap])
        #expect(windows[0].evidence.last?.contains("from ports 61000-65535 (27 % of the client's 49152-65535)") == true)
    }

    @Test func noReplyAtAll() throws {
        let findings = try Self.findings(Self.network(back: nil))
        #expect(findings.map(\.code) == [.returnBlocked])
        #expect(
            findings[0].evidence.last == "eni-c (i-c) → eni-s, tcp 5432, from all of the client's ports 32768-60999")
    }

    /// What the interfaces of an end are made to be, and whether connections to the server still count.
    @Test(
        arguments: [
            ("eni-c", #""Description": "RDSNetworkInterface", "InterfaceType": "interface""#, false),
            ("eni-c", #""Description": "ElastiCache carts", "InterfaceType": "interface""#, false),
            ("eni-c", #""InterfaceType": "transit_gateway""#, false),
            ("eni-c", #""InterfaceType": "nat_gateway""#, false),
            ("eni-c", #""InterfaceType": "network_load_balancer""#, false),
            ("eni-c", #""Description": "AWS Lambda VPC ENI-pay", "InterfaceType": "lambda""#, true),
            ("eni-s", #""Description": "AWS Lambda VPC ENI-pay", "InterfaceType": "lambda""#, false),
            ("eni-s", #""InterfaceType": "transit_gateway""#, false),
            ("eni-s", #""InterfaceType": "gateway_load_balancer_endpoint""#, false),
            ("eni-s", #""Description": "RDSNetworkInterface", "InterfaceType": "interface""#, true),
            ("eni-s", #""InterfaceType": "vpc_endpoint""#, true),
        ])
    func onlyRealEndsAreJudged(interface: String, members: String, counts: Bool) throws {
        let own = #"{"NetworkInterfaceId": "\#(interface)", "#
        var text = Self.network(back: nil).replacingOccurrences(of: own, with: own + members + ", ")
        if interface == "eni-c" {
            text = text.replacingOccurrences(
                of: #", "Attachment": {"InstanceId": "i-c", "DeviceIndex": 0}"#, with: "")
        }
        if members.contains("vpc_endpoint") {
            text = text.replacingOccurrences(
                of: #"{"Vpcs": "#,
                with: """
                    {"VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1",
                      "ServiceName": "com.amazonaws.eu-west-1.sqs", "State": "available",
                      "NetworkInterfaceIds": ["eni-s"], "SubnetIds": ["subnet-s"]}], "Vpcs":
                    """)
        }
        #expect(try Self.findings(text).map(\.code) == (counts ? [.returnBlocked] : []))
    }
}
