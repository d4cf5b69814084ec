import Foundation
import JSONText
import Testing

/// `awsdrops path --with PLAN` on the demo: what each resource type does to an answer.
@Suite struct TerraformPlanTests {
    typealias Change = PlanDraft.Change

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let question: (String, String)
        let changes: [Change]
        let verdict: String
        /// A gap that has to be named.
        var gap: String?

        init(
            _ name: String, _ source: String, _ destination: String, _ changes: [Change], _ verdict: String,
            gap: String? = nil
        ) {
            testDescription = name
            question = (source, destination)
            self.changes = changes
            self.verdict = verdict
            self.gap = gap
        }
    }

    static let vpc = "vpc-00165764a71716eb8"
    static let app = "sg-0f05717c0a4a73121"
    static let acl = "acl-058f47077d60b737e"
    static let appTable = "rtb-0d0adadb345f9ecdd"

    private static func rule(_ more: String) -> String {
        #"{"type": "ingress", "protocol": "tcp", "from_port": 9000, "to_port": 9000, "security_group_id": "\#(app)", \#(more)}"#
    }

    private static func row(_ number: Int, _ more: String) -> String {
        #"{"network_acl_id": "\#(acl)", "rule_number": \#(number), "egress": false, "#
            + #""rule_action": "deny", "from_port": 8080, "to_port": 8080, "protocol": "tcp", \#(more)}"#
    }

    private static func inline(_ peers: String) -> String {
        #"{"from_port": 9000, "to_port": 9000, "protocol": "tcp", \#(peers)}"#
    }

    static let groups: [Case] = [
        Case(
            "a rule for a block", "web-1", "app-1:9000",
            [.create("aws_security_group_rule.a", rule(#""cidr_blocks": ["10.0.0.0/16"]"#))], "allowed"),
        Case(
            "a rule for an IPv6 block", "web-1", "app-1:9000 ipv6",
            [.create("aws_security_group_rule.a", rule(#""ipv6_cidr_blocks": ["::/0"], "cidr_blocks": null"#))],
            "allowed"),
        Case(
            "a rule for a block that is not known", "web-1", "app-1:9000",
            [
                .create(
                    "aws_security_group_rule.a", rule(#""cidr_blocks": null"#),
                    unknown: #"{"id": true, "cidr_blocks": true}"#)
            ], "unknown", gap: "aws_security_group_rule.a.cidr_blocks"),
        Case(
            "a rule of a group that is not known", "web-1", "app-1:9000",
            [
                .create(
                    "aws_security_group_rule.a",
                    #"{"type": "ingress", "protocol": "tcp", "from_port": 9000, "to_port": 9000, "cidr_blocks": ["0.0.0.0/0"]}"#,
                    unknown: #"{"security_group_id": true}"#)
            ], "unknown", gap: "aws_security_group_rule.a.security_group_id"),
        Case(
            "ports that are not known", "web-1", "app-1:9000",
            [
                .create(
                    "aws_vpc_security_group_ingress_rule.a",
                    #"{"security_group_id": "\#(app)", "cidr_ipv4": "10.0.0.0/8", "ip_protocol": "tcp"}"#,
                    unknown: #"{"from_port": true, "to_port": true}"#)
            ], "unknown", gap: "aws_vpc_security_group_ingress_rule.a.from_port"),
        Case(
            "what cannot matter is no doubt", "web-1", "app-1:8080",
            [
                .create(
                    "aws_security_group_rule.a", rule(#""cidr_blocks": null"#), unknown: #"{"cidr_blocks": true}"#)
            ], "allowed"),
        Case(
            "a single rule for a group", "web-1", "app-1:9000",
            [
                .create(
                    "aws_vpc_security_group_ingress_rule.a[0]",
                    #"{"security_group_id": "\#(app)", "referenced_security_group_id": "sg-017caf95a7a0f8dd3", "#
                        + #""ip_protocol": "-1", "from_port": null, "to_port": null}"#)
            ], "allowed"),
        Case(
            "a rule removed", "web-1", "app-1:8080",
            [
                .delete(
                    "aws_vpc_security_group_ingress_rule.a",
                    #"{"id": "sgr-1", "security_group_id": "\#(app)", "referenced_security_group_id": "sg-017caf95a7a0f8dd3", "#
                        + #""ip_protocol": "tcp", "from_port": 8080, "to_port": 8080}"#)
            ], "denied"),
        Case(
            "an egress rule removed", "web-1", "app-1:8080",
            [
                .delete(
                    "aws_vpc_security_group_egress_rule.all",
                    #"{"security_group_id": "sg-017caf95a7a0f8dd3", "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1"}"#)
            ], "denied"),
        Case(
            "inline rules", "web-1", "app-1:9000",
            [
                .update(
                    "module.shop.aws_security_group.app",
                    #"{"id": "\#(app)", "vpc_id": "\#(vpc)", "ingress": [], "egress": []}"#,
                    #"{"id": "\#(app)", "vpc_id": "\#(vpc)", "ingress": [\#(inline(#""cidr_blocks": ["10.0.0.0/24"]"#))], "egress": []}"#
                )
            ], "allowed"),
        Case(
            "inline rules that are not known", "web-1", "app-1:9000",
            [
                .update(
                    "aws_security_group.app", #"{"id": "\#(app)", "ingress": []}"#, #"{"id": "\#(app)"}"#,
                    unknown: #"{"ingress": true}"#, written: #"{"ingress": {"references": ["var.rules"]}}"#)
            ], "unknown", gap: "aws_security_group.app.ingress"),
        Case(
            "inline rules that nobody wrote stay", "web-1", "app-1:8080",
            [
                .update(
                    "aws_security_group.app", #"{"id": "\#(app)", "ingress": []}"#, #"{"id": "\#(app)"}"#,
                    unknown: #"{"ingress": true, "egress": true}"#, written: #"{"description": {}}"#)
            ], "allowed"),
        Case(
            "a new group on an instance, with its rules", "web-1", "app-1:9000",
            [
                .update(
                    "aws_instance.app",
                    #"{"id": "i-09f30041cedcae6a9", "vpc_security_group_ids": ["\#(app)"], "source_dest_check": true}"#,
                    #"{"id": "i-09f30041cedcae6a9", "source_dest_check": true}"#,
                    unknown: #"{"vpc_security_group_ids": true}"#,
                    written:
                        #"{"vpc_security_group_ids": {"references": ["aws_security_group.n.id", "aws_security_group.n"]}}"#
                ),
                .create(
                    "aws_security_group.n",
                    #"{"vpc_id": "\#(vpc)", "name": "n", "ingress": [\#(inline(#""cidr_blocks": ["10.0.0.0/16"]"#))]}"#),
                .create(
                    "aws_vpc_security_group_egress_rule.n", #"{"cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1"}"#,
                    unknown: #"{"security_group_id": true}"#,
                    written:
                        #"{"security_group_id": {"references": ["aws_security_group.n.id", "aws_security_group.n"]}}"#),
            ], "allowed"),
        Case(
            "groups that are not known", "web-1", "app-1:8080",
            [
                .update(
                    "aws_network_interface.app",
                    #"{"id": "eni-020240931d9148d0e", "security_groups": ["\#(app)"]}"#,
                    #"{"id": "eni-020240931d9148d0e"}"#, unknown: #"{"security_groups": true}"#)
            ], "unknown", gap: "aws_network_interface.app.security_groups"),
    ]

    static let subnets: [Case] = [
        Case(
            "an ACL row", "web-1", "app-1:8080",
            [.create("aws_network_acl_rule.d", row(50, #""cidr_block": "10.0.0.0/24""#))], "denied"),
        Case(
            "an ACL row that comes too late", "web-1", "app-1:8080",
            [.create("aws_network_acl_rule.d", row(500, #""cidr_block": "10.0.0.0/24""#))], "allowed"),
        Case(
            "an ACL row for a block that is not known", "web-1", "app-1:8080",
            [
                .create(
                    "aws_network_acl_rule.d", row(50, #""cidr_block": null"#), unknown: #"{"cidr_block": true}"#)
            ], "unknown", gap: "aws_network_acl_rule.d.cidr_block"),
        Case(
            "a row replaced", "web-1", "app-1:8080",
            [
                .update(
                    "aws_network_acl_rule.d",
                    #"{"network_acl_id": "\#(acl)", "rule_number": 100, "egress": false, "rule_action": "allow", "protocol": "-1", "cidr_block": "0.0.0.0/0"}"#,
                    row(100, #""cidr_block": "0.0.0.0/0""#))
            ], "denied"),
        Case(
            "inline rows of a default ACL", "web-1", "app-1:8080",
            [
                .create(
                    "aws_default_network_acl.d",
                    #"{"default_network_acl_id": "\#(acl)", "ingress": [{"rule_no": 10, "action": "allow", "protocol": "tcp", "cidr_block": "10.0.0.0/8", "ipv6_cidr_block": "", "from_port": 0, "to_port": 65535, "icmp_type": 0, "icmp_code": 0}], "egress": []}"#
                )
            ], "denied"),
        Case(
            "a new ACL for the subnet", "web-1", "app-1:8080",
            [
                .create("aws_network_acl.n", #"{"vpc_id": "\#(vpc)", "ingress": [], "egress": []}"#),
                .create(
                    "aws_network_acl_association.n", #"{"subnet_id": "subnet-0efdfb4dbbbf802cc"}"#,
                    unknown: #"{"network_acl_id": true}"#,
                    written: #"{"network_acl_id": {"references": ["aws_network_acl.n.id", "aws_network_acl.n"]}}"#),
            ], "denied"),
        Case(
            "an ACL that is not known", "web-1", "app-1:8080",
            [
                .create(
                    "aws_network_acl_association.n", #"{"subnet_id": "subnet-0efdfb4dbbbf802cc"}"#,
                    unknown: #"{"network_acl_id": true}"#)
            ], "unknown"),
        Case(
            "a new route", "app-1", "192.0.2.1:443",
            [
                .create(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "192.0.2.0/24", "vpc_peering_connection_id": "pcx-011f1ac52559a383f", "gateway_id": ""}"#,
                    unknown: #"{"network_interface_id": true, "instance_id": true}"#,
                    written: #"{"vpc_peering_connection_id": {}, "route_table_id": {}, "destination_cidr_block": {}}"#)
            ], "denied"),
        Case(
            "a route whose target is not known", "app-1", "192.0.2.1:443",
            [
                .create(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "192.0.2.0/24"}"#,
                    unknown: #"{"network_interface_id": true, "nat_gateway_id": true, "instance_id": true}"#,
                    written: #"{"nat_gateway_id": {"references": ["module.x.nat", "module.x"]}}"#)
            ], "unknown", gap: "aws_route.r.nat_gateway_id"),
        Case(
            "a route whose destination is not known", "app-1", "203.0.113.10:443",
            [
                .create(
                    "aws_route.r", #"{"route_table_id": "\#(appTable)", "gateway_id": "igw-08f9f72b71a63ecd5"}"#,
                    unknown: #"{"destination_cidr_block": true}"#)
            ], "unknown", gap: "aws_route.r.destination_cidr_block"),
        Case(
            "a route removed", "app-1", "203.0.113.10:443",
            [
                .delete(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "0.0.0.0/0", "nat_gateway_id": "nat-1"}"#
                )
            ], "denied"),
        Case(
            "the subnet's table removed: the main one takes over", "app-1", "203.0.113.10:443",
            [
                .delete(
                    "aws_route_table_association.r",
                    #"{"route_table_id": "\#(appTable)", "subnet_id": "subnet-0efdfb4dbbbf802cc"}"#)
            ], "denied"),
        Case(
            "another main table", "app-1", "203.0.113.10:443",
            [
                .delete(
                    "aws_route_table_association.r",
                    #"{"route_table_id": "\#(appTable)", "subnet_id": "subnet-0efdfb4dbbbf802cc"}"#),
                .create(
                    "aws_main_route_table_association.m",
                    #"{"vpc_id": "\#(vpc)", "route_table_id": "\#(appTable)"}"#),
            ], "allowed"),
        Case(
            "a new table with a new gateway", "app-1", "203.0.113.10:443",
            [
                .create(
                    "aws_route_table.n",
                    #"{"vpc_id": "\#(vpc)", "route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "", "nat_gateway_id": null}]}"#,
                    unknown: #"{"id": true, "route": [{"nat_gateway_id": true}]}"#, written: #"{"route": {}}"#),
                .create(
                    "aws_route_table_association.n", #"{"subnet_id": "subnet-0efdfb4dbbbf802cc"}"#,
                    unknown: #"{"route_table_id": true}"#,
                    written: #"{"route_table_id": {"references": ["aws_route_table.n.id", "aws_route_table.n"]}}"#),
            ], "unknown", gap: "aws_route_table.n.route[0].nat_gateway_id"),
        Case(
            "a new NAT gateway with its address", "app-1", "203.0.113.10:443",
            [
                .update(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "0.0.0.0/0", "nat_gateway_id": "nat-1"}"#,
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "0.0.0.0/0"}"#,
                    unknown: #"{"nat_gateway_id": true}"#,
                    written: #"{"nat_gateway_id": {"references": ["aws_nat_gateway.n.id", "aws_nat_gateway.n"]}}"#),
                .create(
                    "aws_nat_gateway.n",
                    #"{"subnet_id": "subnet-08e26e8f5358fbbff", "connectivity_type": "public"}"#,
                    unknown: #"{"id": true, "private_ip": true, "public_ip": true}"#, written: #"{"subnet_id": {}}"#),
            ], "unknown", gap: "ec2:DescribeNatGateways"),
        Case(
            "the internet gateway removed", "web-1", "203.0.113.10:443",
            [.delete("aws_internet_gateway.i", #"{"id": "igw-08f9f72b71a63ecd5", "vpc_id": "\#(vpc)"}"#)], "denied"),
        Case(
            "an entry of a prefix list removed", "report-1", "db-1:5432",
            [
                .update(
                    "aws_ec2_managed_prefix_list.l",
                    #"{"id": "pl-059a000c863fa8514", "entry": [{"cidr": "10.0.20.0/24"}, {"cidr": "10.0.21.0/24"}]}"#,
                    #"{"id": "pl-059a000c863fa8514", "entry": [{"cidr": "10.0.21.0/24"}]}"#)
            ], "denied"),
    ]

    @Test(arguments: groups + subnets) func answers(_ test: Case) async throws {
        let directory = try TemporaryDirectory()
        let file = directory.url.appending(path: "plan.json")
        try Data(PlanDraft(changes: test.changes).text.utf8).write(to: file)
        let words = test.question.1.split(separator: " ").map(String.init)
        let result = try await CommandRunner.awsdrops.run(
            [
                "path", "--snapshot", Project.demoSnapshot.path, "--src", test.question.0, "--dst", words[0],
                "--output",
                "json", "--with", file.path,
            ] + (words.count > 1 ? ["--family", words[1]] : []))
        #expect(result.errors.isEmpty, "\(result.errors)")
        let document = try JSONDocument(parsing: result.output).root.value
        #expect(
            document["verdict"] == .string(test.verdict),
            "\(document["findings"] ?? .null) \(document["gaps"] ?? .null)")
        guard let gap = test.gap, case .array(let gaps) = document["gaps"] else { return }
        #expect(gaps.contains { $0["what"] == .string(gap) && $0["matters"] == true }, "\(gaps)")
    }
}
