import Audit
import Findings
import Inventory
import JSONText
import Testing
import Topology

/// Rules that open half a way, hosts that differ, and flow logs: by tables, each with what it must give and no more.
struct HalfWayTests {
    /// A client and a server in two subnets, both open to each other on tcp 443.
    private static let base = """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
         "Subnets": [{"SubnetId": "subnet-c", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24"},
                     {"SubnetId": "subnet-s", "VpcId": "vpc-1", "CidrBlock": "10.0.2.0/24"}],
         "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [
            {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"}]}],
         "NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1",
            "Associations": [{"SubnetId": "subnet-c"}, {"SubnetId": "subnet-s"}], "Entries": [
            ACLROW{"RuleNumber": 100, "Egress": false, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
            {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"}]}],
         "SecurityGroups": [
          {"GroupId": "sg-c", "VpcId": "vpc-1", "IpPermissions": [], "IpPermissionsEgress": [
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [{"GroupId": "sg-s"}]}]},
          {"GroupId": "sg-s", "VpcId": "vpc-1", "IpPermissionsEgress": [], "IpPermissions": [
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.1.0/24"}]}]}],
         "NetworkInterfaces": [
          {"NetworkInterfaceId": "eni-c", "VpcId": "vpc-1", "SubnetId": "subnet-c", "PrivateIpAddress": "10.0.1.10",
           "Groups": [{"GroupId": "sg-c"}]},
          {"NetworkInterfaceId": "eni-s", "VpcId": "vpc-1", "SubnetId": "subnet-s", "PrivateIpAddress": "10.0.2.10",
           "Groups": [{"GroupId": "sg-s"}]}]MORE}
        """

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let changes: [[String]]
        let expected: [String]
    }

    private static let inbound = #""FromPort": 443, "ToPort": 443, "IpRanges""#
    private static let outbound = #""FromPort": 443, "ToPort": 443, "UserIdGroupPairs""#

    private static let cases = [
        Case(testDescription: "both halves are there", changes: [], expected: []),
        Case(
            testDescription: "the server is not open for it",
            changes: [[inbound, #""FromPort": 80, "ToPort": 80, "IpRanges""#]],
            expected: ["ASY-5 sg-c warning", "ASY-5 sg-s warning"]),
        Case(
            testDescription: "the client asks for more than the server lets in",
            changes: [[outbound, #""FromPort": 443, "ToPort": 500, "UserIdGroupPairs""#]],
            expected: ["ASY-5 sg-c info"]),
        Case(
            testDescription: "a rule whose peers may be elsewhere is not judged",
            changes: [
                ["10.0.1.0/24\"}]}]}]", "10.0.0.0/8\"}]}]}]"],
                [outbound, #""FromPort": 80, "ToPort": 80, "UserIdGroupPairs""#],
            ], expected: ["ASY-5 sg-c warning"]),
        Case(
            testDescription: "an ACL drops all that both groups allow",
            changes: [
                [
                    "ACLROW",
                    #"""
                    {"RuleNumber": 90, "Egress": false, "RuleAction": "deny", "Protocol": "6", "CidrBlock": "10.0.1.0/24",
                     "PortRange": {"From": 443, "To": 443}},
                    """#,
                ]
            ], expected: ["SG-DEADL sg-c warning", "SG-DEADL sg-s warning"]),
        Case(
            testDescription: "an ACL drops some of what both groups allow",
            changes: [
                [
                    "ACLROW",
                    #"""
                    {"RuleNumber": 90, "Egress": false, "RuleAction": "deny", "Protocol": "6", "CidrBlock": "10.0.1.0/24",
                     "PortRange": {"From": 443, "To": 443}},
                    """#,
                ], [outbound, #""FromPort": 440, "ToPort": 450, "UserIdGroupPairs""#],
                [inbound, #""FromPort": 440, "ToPort": 450, "IpRanges""#],
            ], expected: ["ASY-6 sg-c warning", "ASY-6 sg-s warning"]),
        Case(
            testDescription: "no flow log", changes: [["MORE", #", "FlowLogs": []"#]],
            expected: ["LOG-NONE vpc-1 warning"]),
        Case(
            testDescription: "a flow log of one subnet only",
            changes: [
                ["MORE", #", "FlowLogs": [{"FlowLogId": "fl-1", "ResourceId": "subnet-c", "TrafficType": "ALL"}]"#]
            ],
            expected: ["LOG-NONE vpc-1 warning"]),
        Case(
            testDescription: "a flow log of the default format",
            changes: [
                [
                    "MORE",
                    #", "FlowLogs": [{"FlowLogId": "fl-1", "ResourceId": "vpc-1", "TrafficType": "ALL", "LogFormat": "${version} ${interface-id}"}]"#,
                ]
            ], expected: ["LOG-COARSE vpc-1 info"]),
        Case(
            testDescription: "a flow log of rejects",
            changes: [
                [
                    "MORE",
                    #", "FlowLogs": [{"FlowLogId": "fl-1", "ResourceId": "vpc-1", "TrafficType": "REJECT", "LogFormat": "${interface-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}"}]"#,
                ]
            ], expected: ["LOG-REJECT-ONLY vpc-1 info"]),
        Case(
            testDescription: "a flow log of everything, subnet by subnet",
            changes: [
                [
                    "MORE",
                    #", "FlowLogs": [{"FlowLogId": "fl-1", "ResourceId": "subnet-c", "TrafficType": "ALL", "LogFormat": "${interface-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}"}, {"FlowLogId": "fl-2", "ResourceId": "subnet-s", "TrafficType": "ALL", "LogFormat": "${interface-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}"}]"#,
                ]
            ], expected: []),
        Case(
            testDescription: "members of a scaling group whose groups differ",
            changes: [
                [
                    "\"PrivateIpAddress\": \"10.0.1.10\"",
                    "\"PrivateIpAddress\": \"10.0.1.10\", \"Attachment\": {\"InstanceId\": \"i-1\", \"DeviceIndex\": 0}",
                ],
                [
                    "\"PrivateIpAddress\": \"10.0.2.10\"",
                    "\"PrivateIpAddress\": \"10.0.2.10\", \"Attachment\": {\"InstanceId\": \"i-2\", \"DeviceIndex\": 0}",
                ],
                [
                    "MORE",
                    #", "Reservations": [{"Instances": [{"InstanceId": "i-1", "Tags": [{"Key": "aws:autoscaling:groupName", "Value": "asg"}]}, {"InstanceId": "i-2", "Tags": [{"Key": "aws:autoscaling:groupName", "Value": "asg"}]}]}]"#,
                ],
            ], expected: ["ASY-7 i-2 warning"]),
        Case(
            testDescription: "a service by IPv4 only",
            changes: [
                [
                    "\"CidrBlock\": \"10.0.0.0/16\"}]",
                    "\"CidrBlock\": \"10.0.0.0/16\", \"Ipv6CidrBlockAssociationSet\": [{\"Ipv6CidrBlock\": \"2001:db8::/56\"}]}]",
                ],
                [
                    "\"PrivateIpAddress\": \"10.0.1.10\"",
                    "\"PrivateIpAddress\": \"10.0.1.10\", \"Ipv6Addresses\": [{\"Ipv6Address\": \"2001:db8::10\"}]",
                ],
                [
                    "\"PrivateIpAddress\": \"10.0.2.10\"",
                    "\"PrivateIpAddress\": \"10.0.2.10\", \"Ipv6Addresses\": [{\"Ipv6Address\": \"2001:db8::20\"}]",
                ],
            ], expected: ["ASY-8 sg-s info"]),
    ]

    @Test(arguments: cases)
    func tellsWhatIsHalf(_ item: Case) throws {
        var text = Self.base
        for change in item.changes {
            #expect(text.contains(change[0]), "\(change[0])")
            text = text.split(separator: change[0], omittingEmptySubsequences: false).joined(separator: change[1])
        }
        text = text.split(separator: "ACLROW", omittingEmptySubsequences: false).joined()
        text = text.split(separator: "MORE", omittingEmptySubsequences: false).joined()
        var builder = SnapshotBuilder()
        builder.add(try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        let codes = Set(["ASY-5", "ASY-6", "ASY-7", "ASY-8", "SG-DEADL", "LOG-NONE", "LOG-COARSE", "LOG-REJECT-ONLY"])
        let found = Scan(Topology(builder.finish())).findings.filter { codes.contains($0.code.rawValue) }
        #expect(
            found.map { "\($0.code) \($0.component) \($0.severity.rawValue)" }.sorted() == item.expected, "\(found)")
    }
}
