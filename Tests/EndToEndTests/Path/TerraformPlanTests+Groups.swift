/// Changes of security groups and of what carries them.
extension TerraformPlanTests {
    private static func rule(_ more: String) -> String {
        #"{"type": "ingress", "protocol": "tcp", "from_port": 9000, "to_port": 9000, "security_group_id": "\#(app)", \#(more)}"#
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
}
