import Audit
import Findings
import Inventory
import JSONText
import Testing
import Topology

/// What was not read for an account is no absence there: two accounts, each with a VPC, joined by a peering.
struct AbsenceTests {
    private static let home = Snapshot.Origin(account: "111122223333", region: "eu-west-1")
    private static let far = Snapshot.Origin(account: "444455556666", region: "eu-west-1")

    /// An account whose VPC has one host with one group; the lists of the account that are given.
    private static func account(
        _ name: String, _ number: Int, owner: Snapshot.Origin, rules: String, routes: String, peer: Int
    ) -> [String: String] {
        [
            "Vpcs": """
            [{"VpcId": "vpc-\(name)", "CidrBlock": "10.\(number).0.0/16", "OwnerId": "\(owner.account ?? "")"}]
            """,
            "Subnets": """
            [{"SubnetId": "subnet-\(name)", "VpcId": "vpc-\(name)", "CidrBlock": "10.\(number).1.0/24"}]
            """,
            "RouteTables": """
            [{"RouteTableId": "rtb-\(name)", "VpcId": "vpc-\(name)", "Associations": [{"Main": true}], "Routes": [
              {"DestinationCidrBlock": "10.\(number).0.0/16", "GatewayId": "local", "State": "active"}\(routes)]}]
            """,
            "NetworkAcls": """
            [{"NetworkAclId": "acl-\(name)", "VpcId": "vpc-\(name)", "Associations": [{"SubnetId": "subnet-\(name)"}],
              "Entries": [
              {"RuleNumber": 100, "Egress": false, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
              {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"}]}]
            """,
            "SecurityGroups": #"[{"GroupId": "sg-\#(name)", "VpcId": "vpc-\#(name)", \#(rules)}]"#,
            "NetworkInterfaces": """
            [{"NetworkInterfaceId": "eni-\(name)", "VpcId": "vpc-\(name)", "SubnetId": "subnet-\(name)",
              "PrivateIpAddress": "10.\(number).1.10", "Groups": [{"GroupId": "sg-\(name)"}]}]
            """,
        ]
    }

    private static let peering = """
        [{"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"},
          "RequesterVpcInfo": {"VpcId": "vpc-a", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333", "Region": "eu-west-1"},
          "AccepterVpcInfo": {"VpcId": "vpc-b", "CidrBlock": "10.1.0.0/16", "OwnerId": "444455556666", "Region": "eu-west-1"}}]
        """

    private static func route(_ number: Int) -> String {
        """
        , {"DestinationCidrBlock": "10.\(number).0.0/16", "VpcPeeringConnectionId": "pcx-1", "State": "active"}
        """
    }

    /// A client that may open 443 to both VPCs, in a VPC where nobody takes it; the other one does, or does not.
    private static func accounts(
        farOpens: Bool, isJoined: Bool = true
    ) -> (home: [String: String], far: [String: String]) {
        let out = #"""
            "IpPermissions": [], "IpPermissionsEgress": [
              {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/15"}]}]
            """#
        let in443 = #"""
            "IpPermissionsEgress": [], "IpPermissions": [
              {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}]
            """#
        var home = account("a", 0, owner: home, rules: out, routes: isJoined ? route(1) : "", peer: 1)
        home["NetworkInterfaces"] = """
            [{"NetworkInterfaceId": "eni-a", "VpcId": "vpc-a", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.1.10",
              "Groups": [{"GroupId": "sg-a"}]},
             {"NetworkInterfaceId": "eni-a2", "VpcId": "vpc-a", "SubnetId": "subnet-a", "PrivateIpAddress": "10.0.1.11",
              "Groups": [{"GroupId": "sg-a"}]}]
            """
        home["VpcPeeringConnections"] = peering
        let shut = #""IpPermissions": [], "IpPermissionsEgress": []"#
        let far = account(
            "b", 1, owner: far, rules: farOpens ? in443 : shut, routes: isJoined ? route(0) : "", peer: 0)
        return (home, far)
    }

    private static func findings(_ accounts: (home: [String: String], far: [String: String])) throws -> [Finding] {
        try scan(accounts).findings
    }

    private static func scan(_ accounts: (home: [String: String], far: [String: String])) throws -> Scan {
        var builder = SnapshotBuilder()
        for (lists, origin) in [(accounts.home, Self.home), (accounts.far, Self.far)] {
            for (key, value) in lists.sorted(by: { $0.key < $1.key }) {
                builder.add(
                    try JSONDocument(parsing: #"{"\#(key)": \#(value)}"#).root, operation: "test", id: nil,
                    origin: origin)
            }
        }
        return Scan(Topology(builder.finish()))
    }

    private static func codes(_ findings: [Finding], _ prefixes: [String]) -> [String] {
        findings.filter { finding in prefixes.contains { finding.code.rawValue.hasPrefix($0) } }
            .map { "\($0.code) \($0.component) \($0.severity.rawValue)" }.sorted()
    }

    private static let oneSided = ["ASY-5", "SG-DEADL"]

    @Test func aRuleThatTheOtherAccountTakesIsOfUse() throws {
        #expect(Self.codes(try Self.findings(Self.accounts(farOpens: true)), Self.oneSided) == [])
    }

    @Test func aRuleThatNobodyTakesIsOfNone() throws {
        let found = try Self.findings(Self.accounts(farOpens: false))
        #expect(Self.codes(found, Self.oneSided) == ["ASY-5 sg-a warning"])
    }

    /// The hosts that take it may be among those that were not read.
    @Test(arguments: ["NetworkInterfaces", "SecurityGroups"])
    func aRuleWhosePeersWereNotAllReadIsNotJudged(_ missing: String) throws {
        var accounts = Self.accounts(farOpens: false)
        accounts.far[missing] = nil
        #expect(Self.codes(try Self.findings(accounts), Self.oneSided) == [])
    }

    /// The other VPC opens it, but there is no way to it.
    @Test func aRuleThatNoWayLeadsToIsOfNoUse() throws {
        let found = try Self.findings(Self.accounts(farOpens: true, isJoined: false))
        #expect(Self.codes(found, Self.oneSided) == ["ASY-5 sg-a warning", "SG-DEADL sg-b warning"])
        let dead = found.first { $0.code.rawValue == "SG-DEADL" }
        #expect(dead?.message.contains("no way leads") == true, "\(String(describing: dead))")
    }

    /// A host that takes nothing says nothing of the way to the others in its subnet.
    @Test func oneStoppedHostDoesNotCloseTheWay() throws {
        var accounts = Self.accounts(farOpens: true)
        accounts.far["Reservations"] = #"[{"Instances": [{"InstanceId": "i-0", "State": {"Name": "stopped"}}]}]"#
        accounts.far["NetworkInterfaces"] = """
            [{"NetworkInterfaceId": "eni-0", "VpcId": "vpc-b", "SubnetId": "subnet-b", "PrivateIpAddress": "10.1.1.5",
              "Groups": [{"GroupId": "sg-b"}], "Attachment": {"InstanceId": "i-0", "DeviceIndex": 0}},
             {"NetworkInterfaceId": "eni-b", "VpcId": "vpc-b", "SubnetId": "subnet-b", "PrivateIpAddress": "10.1.1.10",
              "Groups": [{"GroupId": "sg-b"}]}]
            """
        #expect(Self.codes(try Self.findings(accounts), Self.oneSided) == [])
    }

    /// Where the table of one side was not read, there may be a way.
    @Test func aWayThatIsNotKnownIsNoAbsence() throws {
        var accounts = Self.accounts(farOpens: true, isJoined: false)
        accounts.home["RouteTables"] = nil
        #expect(Self.codes(try Self.findings(accounts), Self.oneSided) == [])
    }

    @Test func flowLogsOfAnAccountThatWasNotAskedAreAGap() throws {
        var accounts = Self.accounts(farOpens: true)
        accounts.home["FlowLogs"] = "[]"
        let scan = try Self.scan(accounts)
        #expect(Self.codes(scan.findings, ["LOG-"]) == ["LOG-NONE vpc-a warning"])
        #expect(scan.gaps.contains { $0.what == "ec2:DescribeFlowLogs" && $0.why.contains("vpc-b") })
        accounts.far["FlowLogs"] = "[]"
        #expect(
            Self.codes(try Self.findings(accounts), ["LOG-"]) == ["LOG-NONE vpc-a warning", "LOG-NONE vpc-b warning"])
    }

    @Test func logsOfEveryInterfaceAreLogsOfTheVPC() throws {
        var accounts = Self.accounts(farOpens: true)
        let fields = "${interface-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}"
        func log(_ id: String, _ resource: String, _ more: String = "") -> String {
            """
            {"FlowLogId": "\(id)", "ResourceId": "\(resource)", "TrafficType": "ALL", "LogFormat": "\(fields)"\(more)}
            """
        }
        accounts.home["FlowLogs"] = "[\(log("fl-1", "eni-a")), \(log("fl-2", "eni-a2"))]"
        #expect(Self.codes(try Self.findings(accounts), ["LOG-"]) == [])
        accounts.home["FlowLogs"] = "[\(log("fl-1", "eni-a"))]"
        #expect(Self.codes(try Self.findings(accounts), ["LOG-"]) == ["LOG-NONE vpc-a warning"])
    }

    /// A log whose records do not arrive is none.
    @Test func aLogThatIsNotDeliveredIsMissing() throws {
        var accounts = Self.accounts(farOpens: true)
        accounts.home["FlowLogs"] = """
            [{"FlowLogId": "fl-1", "ResourceId": "vpc-a", "TrafficType": "ALL", "DeliverLogsStatus": "FAILED",
              "DeliverLogsErrorMessage": "Access error",
              "LogFormat": "${interface-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}"}]
            """
        let found = try Self.findings(accounts).filter { $0.code.rawValue.hasPrefix("LOG-") }
        #expect(Self.codes(found, ["LOG-"]) == ["LOG-NONE vpc-a warning"])
        #expect(found.first?.evidence.contains { $0.contains("fl-1") && $0.contains("Access error") } == true)
    }

    /// Members, references and routes of an account that was not read may be there.
    @Test func groupsAndPeeringsOfUnreadAccountsAreNotEmpty() throws {
        var accounts = Self.accounts(farOpens: true)
        accounts.far["NetworkInterfaces"] = nil
        #expect(!(try Self.findings(accounts)).contains { $0.code.rawValue == "SG-UNUSED" && $0.component == "sg-b" })
        accounts = Self.accounts(farOpens: true)
        accounts.far["RouteTables"] = nil
        #expect(Self.codes(try Self.findings(accounts), ["ROUTE-ONE-WAY"]) == [])
        accounts.far["RouteTables"] = Self.accounts(farOpens: true, isJoined: false).far["RouteTables"]
        #expect(Self.codes(try Self.findings(accounts), ["ROUTE-ONE-WAY"]) == ["ROUTE-ONE-WAY pcx-1 error"])
    }
}
