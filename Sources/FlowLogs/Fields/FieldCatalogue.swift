/// Every field of versions 2 to 11 and of transit gateway flow logs, in the order of AWS's tables.
///
/// Source: "Flow log records" of the VPC User Guide, and "Transit Gateway Flow Log records" of the guide on those.
enum FieldCatalogue {
    /// The fields that each version added.
    static let additions: [(version: Int, fields: [FlowField])] = [
        (
            2,
            [
                integer("version"), text("account-id"), text("interface-id"), FlowField("srcaddr", .address),
                FlowField("dstaddr", .address), integer("srcport", 65535), integer("dstport", 65535),
                integer("protocol", 255), integer("packets", .max), integer("bytes", .max), integer("start", .max),
                integer("end", .max), FlowField("action", .action), FlowField("log-status", .logStatus),
            ]
        ),
        (
            3,
            [
                text("vpc-id"), text("subnet-id"), text("instance-id"), integer("tcp-flags"), text("type"),
                FlowField("pkt-srcaddr", .address), FlowField("pkt-dstaddr", .address),
            ]
        ),
        (4, texts("region az-id sublocation-type sublocation-id")),
        (5, texts("pkt-src-aws-service pkt-dst-aws-service flow-direction") + [integer("traffic-path")]),
        (
            7,
            texts(
                "ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id "
                    + "ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id")
        ),
        (8, texts("reject-reason")),
        (9, texts("resource-id")),
        (10, [integer("encryption-status")]),
        (
            11,
            texts(
                "instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2 interface-type "
                    + "next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id next-hop-interface-type")
        ),
    ]

    /// The fields of a transit gateway flow log, in the order of its default format.
    static let transitGateway: [FlowField] =
        [integer("version")]
        + texts(
            "resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id "
                + "tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id "
                + "tgw-pair-attachment-id")
        + fields(of: 2)[3...11] + [FlowField("log-status", .logStatus), text("type")]
        + ["no-route", "blackhole", "mtu-exceeded", "ttl-expired"].map { integer("packets-lost-\($0)", .max) }
        + [integer("tcp-flags"), text("region"), text("flow-direction")]
        + texts("pkt-src-aws-service pkt-dst-aws-service")

    /// The fields of a version and those before it, in the order of AWS's table.
    static func fields(upTo version: Int) -> [FlowField] {
        additions.filter { $0.version <= version }.flatMap(\.fields)
    }

    /// What is known, by name.
    static let byName: [String: FlowField] = Dictionary(
        (fields(upTo: .max) + transitGateway).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// A field that the tables above hold.
    static func known(_ name: String) -> FlowField {
        byName[name] ?? FlowField(name, .text)
    }

    private static func fields(of version: Int) -> [FlowField] {
        additions.first { $0.version == version }?.fields ?? []
    }

    private static func integer(_ name: String, _ largest: Int64 = Int64(Int32.max)) -> FlowField {
        FlowField(name, .integer(largest: largest))
    }

    private static func text(_ name: String) -> FlowField { FlowField(name, .text) }

    private static func texts(_ names: String) -> [FlowField] {
        names.split(separator: " ").map { text(String($0)) }
    }
}
