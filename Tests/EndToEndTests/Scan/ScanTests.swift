import Foundation
import JSONText
import Testing

/// `awsdrops scan` through the command.
@Suite
struct ScanTests {
    static let acl = """
        {"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-1"}], "Entries": [
          {"RuleNumber": 100, "Egress": false, "RuleAction": "deny", "Protocol": "6", "CidrBlock": "0.0.0.0/0",
           "PortRange": {"From": 443, "To": 443}},
          {"RuleNumber": 110, "Egress": false, "RuleAction": "allow", "Protocol": "6", "CidrBlock": "10.0.0.0/8",
           "PortRange": {"From": 443, "To": 443}},
          {"RuleNumber": 120, "Egress": false, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
          {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"}]}],
         "Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}], "SecurityGroups": [], "NetworkInterfaces": [],
         "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24"}]}
        """

    private func scan(_ more: String...) async throws -> CommandResult {
        let folder = try TemporaryDirectory()
        try folder.write(Self.acl, to: "acl.json")
        return try await CommandRunner.awsdrops.run(["scan", "--snapshot", folder.url.path] + more)
    }

    @Test
    func aShadowedRowIsAnErrorWithItsFix() async throws {
        let result = try await scan()
        #expect(result.status == 1 && result.errors.isEmpty)
        #expect(result.lines[0] == "1 error, 2 info")
        #expect(result.output.contains("1. error NA-SHADOW  acl-1") && result.output.contains("2 more of level info"))
        #expect(result.output.contains("--rule-number 99 --protocol 6 --rule-action allow --cidr-block 10.0.0.0/8"))
    }

    @Test
    func jsonHasTheFieldsScriptsRelyOn() async throws {
        let json = try JSONDocument(parsing: try await scan("--output", "json").output).root
        #expect(json["schema"]?.string == "awsdrops.scan/1")
        let finding = try #require(json["findings"]?.elements.first)
        #expect(finding["code"]?.string == "NA-SHADOW" && finding["component"]?.string == "acl-1")
        #expect(json["gaps"]?.elements.isEmpty == true)
    }

    @Test
    func codesAndLevelsChooseTheStatus() async throws {
        #expect(try await scan("--only", "NA-MASKED").status == 0)
        #expect(try await scan("--only", "na-shadow,NA-MASKED").status == 1)
        #expect(try await scan("--only", "NA-SHADOW", "--fail-on", "error", "--all").status == 1)
        let wrong = try await scan("--only", "NA-SHADE")
        #expect(wrong.status == 64 && wrong.errors.contains("\"NA-SHADE\" is no code"))
        let elsewhere = try await scan("--vpc", "vpc-2")
        #expect(elsewhere.status == 64 && elsewhere.errors.contains("there is vpc-1"))
        #expect(try await scan("--vpc", "vpc-1").status == 1)
    }

    @Test
    func missingListsAreNamed() async throws {
        let copy = try PathDemo.copy(without: "describe-network-interfaces.json")
        let result = try await CommandRunner.awsdrops.run(["scan", "--snapshot", copy.url.path, "--fail-on", "warning"])
        // Instances tell their interfaces, but not who else is in a group: only what is certain is told.
        #expect(result.errors.isEmpty && result.status == 1)
        #expect(result.output.contains("ROUTE-NAT-ZONE") && !result.output.contains("ASY-3"))
        #expect(result.output.contains("Not known\n  ec2:DescribeNetworkInterfaces"))
    }
}
