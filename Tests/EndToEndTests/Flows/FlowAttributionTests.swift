import Foundation
import JSONText
import Testing

/// `awsdrops flows --snapshot`: which rule refused, told from what the log and the snapshot say together.
@Suite struct FlowAttributionTests {
    /// One interface, whose group lets HTTPS in and nothing out, in a subnet whose ACL stops telnet in and replies out.
    static let snapshot = """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333"}],
         "Subnets": [{"SubnetId": "subnet-a", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "OwnerId": "111122223333"}],
         "RouteTables": [],
         "NetworkAcls": [{"NetworkAclId": "acl-a", "VpcId": "vpc-1", "IsDefault": false, "OwnerId": "111122223333",
          "Associations": [{"NetworkAclAssociationId": "aclassoc-1", "NetworkAclId": "acl-a", "SubnetId": "subnet-a"}],
          "Entries": [
           {"RuleNumber": 50, "Egress": false, "Protocol": "6", "RuleAction": "deny", "CidrBlock": "0.0.0.0/0",
            "PortRange": {"From": 23, "To": 23}},
           {"RuleNumber": 100, "Egress": false, "Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"},
           {"RuleNumber": 32767, "Egress": false, "Protocol": "-1", "RuleAction": "deny", "CidrBlock": "0.0.0.0/0"},
           {"RuleNumber": 100, "Egress": true, "Protocol": "6", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0",
            "PortRange": {"From": 443, "To": 443}},
           {"RuleNumber": 32767, "Egress": true, "Protocol": "-1", "RuleAction": "deny", "CidrBlock": "0.0.0.0/0"}]}],
         "SecurityGroups": [{"GroupId": "sg-a", "GroupName": "web", "VpcId": "vpc-1", "OwnerId": "111122223333",
          "Description": "web", "IpPermissionsEgress": [], "IpPermissions": [
           {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
           {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}],
         "NetworkInterfaces": [{"NetworkInterfaceId": "eni-0a", "SubnetId": "subnet-a", "VpcId": "vpc-1",
          "PrivateIpAddress": "10.0.1.5", "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.1.5", "Primary": true}],
          "Groups": [{"GroupId": "sg-a", "GroupName": "web"}], "Status": "in-use", "InterfaceType": "interface",
          "OwnerId": "111122223333"}]}
        """

    private static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"

    private func record(_ flow: String, _ action: String = "REJECT", interface: String = "eni-0a", more: String = "")
        -> String
    {
        "2 111122223333 \(interface) \(flow) 1 60 1700000000 1700000030 \(action) OK\(more)"
    }

    private func groups(_ lines: [String], header: String = header) async throws -> [JSONElement] {
        let scratch = try TemporaryDirectory()
        try scratch.write(Self.snapshot, to: "snapshot/all.json")
        try scratch.write(([header] + lines).joined(separator: "\n") + "\n", to: "flows.log")
        let result = try await CommandRunner.awsdrops.run([
            "flows", scratch.url.appending(path: "flows.log").path, "--output", "json", "--snapshot",
            scratch.url.appending(path: "snapshot").path,
        ])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDocument(parsing: result.output).root["groups"].map { Array($0.elements) } ?? []
    }

    private func expect(
        _ group: JSONElement?, _ kind: String, _ component: String?, also: String? = nil, decidedBy: String
    ) throws {
        let cause = try #require(group?["attribution"])
        #expect(cause["kind"]?.string == kind)
        #expect(cause["component"]?.string == component)
        #expect(cause["also"]?.string == also)
        #expect(cause["decidedBy"]?.string?.contains(decidedBy) == true, "\(cause["decidedBy"]?.string ?? "")")
    }

    @Test func aPortThatNoGroupOpensIsTheGroups() async throws {
        let groups = try await groups([record("203.0.113.9 10.0.1.5 40000 5432 6")])
        try expect(
            groups.first, "security-group", "eni-0a",
            decidedBy: "no inbound rule of sg-a allows tcp 5432 from 203.0.113.9")
    }

    @Test func theFixesAreCommands() async throws {
        let scratch = try TemporaryDirectory()
        try scratch.write(Self.snapshot, to: "snapshot/all.json")
        let snapshot = scratch.url.appending(path: "snapshot").path
        try scratch.write(
            #"{"schema": "awsdrops.collect/1", "startedAt": "2025-01-02T03:04:05Z", "complete": true}"#,
            to: "snapshot/collect.json")
        let log = try scratch.write(
            [Self.header, record("203.0.113.9 10.0.1.5 40000 23 6"), record("203.0.113.9 10.0.1.5 40000 443 6")]
                .joined(separator: "\n"), to: "flows.log")
        let result = try await CommandRunner.awsdrops.run([
            "flows", log.path, "--output", "json", "--snapshot", snapshot,
        ])
        let report = try JSONDocument(parsing: result.output).root.value
        #expect(report["rulesAsOf"] == "2025-01-02T03:04:05Z")
        let causes = (report["groups"]?.members ?? []).compactMap { $0["attribution"] }
        let commands = causes.map { ($0["fix"]?.members ?? []).compactMap { $0["command"]?.text } }
        #expect(
            commands.first == [
                "aws ec2 create-network-acl-entry --network-acl-id acl-a --ingress --rule-number 10 --protocol 6 "
                    + "--rule-action allow --cidr-block 203.0.113.9/32 --port-range From=23,To=23",
                "aws ec2 authorize-security-group-ingress --group-id sg-a --ip-permissions "
                    + "'IpProtocol=tcp,FromPort=23,ToPort=23,IpRanges=[{CidrIp=203.0.113.9/32}]'",
            ])
        // What both refuse has two; what the snapshot lets pass has none.
        #expect(commands.map(\.count) == [2, 0], "\(commands)")
        let text = try await CommandRunner.awsdrops.run(["flows", log.path, "--snapshot", snapshot])
        #expect(text.output.contains("(rules of 2025-01-02T03:04:05Z, which may have been others"))
        #expect(text.output.contains("to let it pass: Allow tcp 23 from 203.0.113.9/32 in sg-a."))
    }

    @Test func whatBothRefuseNamesBothTheFirstOneFirst() async throws {
        let groups = try await groups([record("203.0.113.9 10.0.1.5 40000 23 6")])
        try expect(
            groups.first, "network-acl", "acl-a", also: "eni-0a", decidedBy: "rule 50 deny tcp 23 from 0.0.0.0/0")
        let out = try await self.groups([record("10.0.1.5 203.0.113.9 40000 25 6")])
        try expect(out.first, "security-group", "eni-0a", also: "acl-a", decidedBy: "no outbound rule of sg-a")
    }

    @Test func aReplyWhoseRequestWasAcceptedIsTheACLs() async throws {
        let reply = record("10.0.1.5 203.0.113.9 443 40000 6")
        let groups = try await groups([record("203.0.113.9 10.0.1.5 40000 443 6", "ACCEPT"), reply])
        try expect(groups.first, "network-acl", "acl-a", decidedBy: "its request was accepted here")
        // A request to another interface, or long before, is no request of this reply.
        for other in [
            record("203.0.113.9 10.0.1.5 40000 443 6", "ACCEPT", interface: "eni-0b"),
            record("203.0.113.9 10.0.1.5 40000 443 6", "ACCEPT").replacing("17000", with: "16000"),
        ] {
            try expect(
                try await self.groups([other, reply]).first, "security-group", "eni-0a", also: "acl-a",
                decidedBy: "no outbound rule")
        }
    }

    @Test func flagsTellRepliesAndLatePackets() async throws {
        let header = Self.header + " tcp-flags"
        let reply = try await groups([record("10.0.1.5 203.0.113.9 443 40000 6", more: " 18")], header: header)
        try expect(reply.first, "network-acl", "acl-a", decidedBy: "it is SYN-ACK")
        let late = try await groups([record("203.0.113.9 10.0.1.5 40000 443 6", more: " 1")], header: header)
        try expect(late.first, "late-packet", "eni-0a", decidedBy: "no SYN")
        let stopped = try await groups([record("203.0.113.9 10.0.1.5 40000 23 6", more: " 0")], header: header)
        try expect(stopped.first, "network-acl", "acl-a", decidedBy: "rule 50")
    }

    @Test func neighboursMeetNoACL() async throws {
        let groups = try await groups([record("10.0.1.9 10.0.1.5 40000 23 6")])
        try expect(groups.first, "security-group", "eni-0a", decidedBy: "allows tcp 23 from 10.0.1.9")
    }

    @Test func whatTheSnapshotDoesNotExplainIsUnknown() async throws {
        let groups = try await groups([
            record("203.0.113.9 10.0.1.5 40000 443 6"), record("203.0.113.9 10.0.9.5 1 22 6", interface: "eni-0x"),
            record("203.0.113.9 10.0.1.5 0 0 1"), record("203.0.113.9 10.0.7.7 1 22 6"),
        ])
        #expect(groups.count == 4)
        let reasons = ["in the snapshot: a rule changed since", "eni-0x is not", "ICMP type", "holds neither address"]
        for reason in reasons {
            #expect(groups.contains { $0["attribution"]?["decidedBy"]?.string?.contains(reason) == true }, "\(reason)")
        }
        #expect(groups.allSatisfy { $0["attribution"]?["kind"]?.string == "unknown" })
    }

    @Test func theLogsOwnReasonNeedsNoSnapshot() async throws {
        let header = Self.header + " reject-reason"
        for (word, kind) in [("BPA", "block-public-access"), ("EC", "encryption-control")] {
            let groups = try await groups([record("203.0.113.9 10.0.1.5 1 5432 6", more: " \(word)")], header: header)
            try expect(groups.first, kind, nil, decidedBy: "reject-reason \(word)")
        }
    }

    @Test func textNamesTheRules() async throws {
        let scratch = try TemporaryDirectory()
        try scratch.write(Self.snapshot, to: "snapshot/all.json")
        let log = [Self.header, record("203.0.113.9 10.0.1.5 40000 23 6"), ""].joined(separator: "\n")
        let result = try await CommandRunner.awsdrops.run(
            ["flows", "-", "--snapshot", scratch.url.appending(path: "snapshot").path], input: log)
        #expect(result.output.contains("network-acl acl-a, eni-0a"))
        #expect(result.output.contains("acl-a: rule 50 deny tcp 23 from 0.0.0.0/0"))
        let missing = try await CommandRunner.awsdrops.run(["flows", "-", "--snapshot", "/nowhere"], input: log)
        #expect(missing.status == 66)
    }
}
