import Foundation
import JSONText
import Testing

/// Files given to `path --with` that are no plan, and what a plan leaves out.
@Suite struct TerraformFaultTests {
    private func run(_ bytes: Data) async throws -> CommandResult {
        let directory = try TemporaryDirectory()
        let file = directory.url.appending(path: "plan.json")
        try bytes.write(to: file)
        return try await PathDemo.ask("web-1", "app-1:8080", "--with", file.path)
    }

    @Test(
        "What is no plan leaves with 65, and says what it is",
        arguments: [
            (
                #"{"version": 4, "terraform_version": "1.9.5", "serial": 3, "lineage": "x", "resources": []}"#,
                "state file"
            ),
            (
                #"{"format_version": "1.0", "terraform_version": "1.9.5", "values": {"root_module": {}}}"#,
                "a state and no plan"
            ),
            (#"{"@level":"info","@message":"Terraform 1.9.5"}"# + "\n{}", "terraform plan -json"),
            ("PK\u{3}\u{4}\u{14}", "a plan as Terraform saves it"),
            (#"{"format_version": "2.0", "resource_changes": []}"#, "0.x and 1.x are known, found \"2.0\""),
            (#"{"resource_changes": []}"#, "format_version: missing"),
            (#"{"SecurityGroups": []}"#, "a list of edits is expected, or a plan"),
            ("{\n\"format_version\": \"1.2\",", "line 2: no JSON"),
            (#"{"format_version": "1.2", "resource_changes": {}}"#, "resource_changes: expected a list"),
            (#"{"format_version": "1.2", "resource_changes": [7]}"#, "line 1: expected an object"),
            (
                "{\"format_version\": \"1.2\",\n \"resource_changes\": [\n{\"address\": \"aws_route.r\"}]}",
                "line 3: aws_route.r: type: missing"
            ),
            (
                #"{"format_version": "1.2", "resource_changes": [{"address": "aws_route.r", "type": "aws_route", "name": "r", "change": {"actions": ["move"]}}]}"#,
                "aws_route.r: change.actions: move is not known"
            ),
            (
                #"{"format_version": "1.2", "resource_changes": [{"address": "aws_route.r", "type": "aws_route", "name": "r", "change": {"actions": ["create"], "after": null}}]}"#,
                "aws_route.r: change.after: missing"
            ),
            (
                PlanDraft(changes: [
                    .create(
                        "aws_route.r",
                        #"{"route_table_id": "rtb-0d0adadb345f9ecdd", "destination_cidr_block": "10.0.0"}"#)
                ]).text, "aws_route.r: DestinationCidrBlock"
            ),
            (
                PlanDraft(changes: [
                    .create(
                        "aws_security_group_rule.r", #"{"security_group_id": "sg-0f05717c0a4a73121", "type": "in"}"#)
                ]).text, "aws_security_group_rule.r: type: expected ingress or egress"
            ),
        ]) func noPlan(_ text: String, _ reason: String) async throws
    {
        let result = try await run(Data(text.utf8))
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test("What is not read is named once; what is not in the snapshot is named")
    func notes() async throws {
        let plan = PlanDraft(changes: [
            .create("aws_lb.a", "{}"), .create("aws_lb.b", "{}"), .create("random_id.c", "{}"),
            .create("aws_instance.d", "{}"),
            .delete("aws_route.e", #"{"route_table_id": "rtb-1", "destination_cidr_block": "10.9.0.0/16"}"#),
            .delete(
                "aws_network_acl_rule.f",
                #"{"network_acl_id": "acl-058f47077d60b737e", "rule_number": 7, "egress": true, "rule_action": "deny", "protocol": "-1", "cidr_block": "10.0.0.0/8"}"#
            ),
        ])
        let result = try await run(Data(plan.text.utf8))
        #expect(result.status == 0)
        #expect(result.errors.contains("not in the answer: aws_lb (2), random_id"), "\(result.errors)")
        #expect(result.errors.contains("aws_instance.d: what it makes is not read"))
        #expect(result.errors.contains("aws_route.e: rtb-1 is not in the snapshot"))
        #expect(result.errors.contains("aws_network_acl_rule.f: acl-058f47077d60b737e has no rule 7"))
        let quiet = try await PathDemo.ask("web-1", "app-1:8080", "--with", "/nonexistent", "--quiet")
        #expect(quiet.status == 66)
    }

    @Test("A plan that changes nothing, or only reads and forgets, leaves the answer as it is")
    func nothing() async throws {
        let empty = #"{"format_version": "0.2", "planned_values": {"root_module": {}}, "errored": true}"#
        let result = try await run(Data(empty.utf8))
        #expect(result.status == 0 && result.errors.contains("a run that failed"))
        let forgets = ["no-op", "read", "forget"].map {
            PlanDraft.Change(
                address: "aws_security_group.\($0.prefix(2))", actions: [$0],
                before: #"{"id": "sg-0f05717c0a4a73121"}"#, after: #"{"id": "sg-0f05717c0a4a73121"}"#)
        }
        let other = try await run(Data(PlanDraft(changes: forgets).text.utf8))
        #expect(other.status == 0 && other.errors.isEmpty)
    }

    @Test("YAML edits through the command, and their faults")
    func yaml() async throws {
        let good = try await run(
            Data(
                """
                # open another port, then shut the one in use
                - authorize-security-group-ingress:
                    GroupId: sg-0f05717c0a4a73121
                    IpPermissions:
                      - {IpProtocol: tcp, FromPort: 9000, ToPort: 9000, IpRanges: [{CidrIp: 10.0.0.0/16}]}
                - create-network-acl-entry: {NetworkAclId: acl-058f47077d60b737e, Egress: false, RuleNumber: 5,
                    Protocol: "6", RuleAction: deny, CidrBlock: 10.0.0.0/24, PortRange: {From: 8080, To: 8080}}
                """.utf8))
        #expect(good.status == 1 && good.errors.isEmpty, "\(good.errors)")
        let after = good.output.components(separatedBy: "\nAfter\n").last ?? ""
        #expect(after.contains("DENIED") && after.contains("acl-058f47077d60b737e"), "\(good.output)")
        let bad = try await run(Data("- delete-route: {RouteTableId: rtb-1}\n".utf8))
        #expect(bad.status == 65 && bad.errors.contains("line 1: delete-route: RouteTableId: rtb-1"))
        let broken = try await run(Data("- delete-route: {RouteTableId: rtb-1\n".utf8))
        #expect(broken.status == 65 && broken.errors.contains("no YAML"), "\(broken.errors)")
    }
}
