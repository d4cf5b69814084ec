import JSONText

extension NetworkDraft {
    /// A core network of Cloud WAN, as the Network Manager API prints it.
    struct CoreNetwork: Sendable {
        struct Attachment: Sendable {
            var id: String
            var vpc: String
            var owner = "111122223333"
            var state: String? = "AVAILABLE"
            var segment: String? = "prod"
            var group: String?
            var edge: String? = "eu-west-1"
            var type = "VPC"
            var subnets: [String]
            var applianceMode = false
            var references = true
        }

        struct Row: Sendable {
            var block: String?
            var list: String?
            var ways: [String]
            var group: String?
            var state: String? = "ACTIVE"
            var type = "PROPAGATED"

            init(
                _ block: String?, _ ways: String..., list: String? = nil, group: String? = nil,
                state: String? = "ACTIVE", type: String = "PROPAGATED"
            ) {
                self.block = block
                self.list = list
                self.ways = ways
                self.group = group
                self.state = state
                self.type = type
            }
        }

        static let arn = "arn:aws:networkmanager::111122223333:core-network/core-network-1"

        var state = "AVAILABLE"
        var attachments: [Attachment]
        /// Rows by segment and edge: `prod/eu-west-1`.
        var tables: [String: [Row]]
        var groupSupport: Bool? = false
        /// Kinds of answers that the snapshot lacks.
        var missing: Set<String> = []

        subscript(id: String) -> Attachment {
            get {
                guard let found = attachments.first(where: { $0.id == id }) else {
                    preconditionFailure("no \(id) in the core network")
                }
                return found
            }
            set { attachments = attachments.map { $0.id == id ? newValue : $0 } }
        }

        /// The answers of the API.
        var answers: [JSONValue] {
            var answers: [(String, JSONValue)] = [
                ("CoreNetwork", ["CoreNetwork": ["CoreNetworkId": "core-network-1", "State": .string(state)]]),
                ("Attachments", ["Attachments": .array(attachments.map(json))]),
            ]
            for attachment in attachments where attachment.type == "VPC" {
                answers.append(
                    (
                        "VpcAttachment",
                        [
                            "VpcAttachment": [
                                "Attachment": json(attachment),
                                "SubnetArns": JSONValue(
                                    attachment.subnets.map { "arn:aws:ec2:eu-west-1:111122223333:subnet/\($0)" }),
                                "Options": [
                                    "Ipv6Support": true, "ApplianceModeSupport": .boolean(attachment.applianceMode),
                                    "SecurityGroupReferencingSupport": .boolean(attachment.references),
                                ],
                            ]
                        ]
                    ))
            }
            for (place, rows) in tables {
                let parts = place.split(separator: "/").map(String.init)
                answers.append(
                    (
                        "NetworkRoutes",
                        [
                            "CoreNetworkSegmentEdge": [
                                "CoreNetworkId": "core-network-1", "SegmentName": .string(parts[0]),
                                "EdgeLocation": .string(parts[1]),
                            ], "RouteTableType": "CORE_NETWORK_SEGMENT", "NetworkRoutes": .array(rows.map(json)),
                        ]
                    ))
            }
            if let groupSupport {
                let document =
                    #"{"version": "2021.12", "core-network-configuration": {"security-group-support": \#(groupSupport)}}"#
                answers.append(
                    (
                        "CoreNetworkPolicy",
                        ["CoreNetworkPolicy": ["CoreNetworkId": "core-network-1", "PolicyDocument": .string(document)]]
                    ))
            }
            return answers.filter { !missing.contains($0.0) }.map(\.1)
        }

        private func json(_ attachment: Attachment) -> JSONValue {
            NetworkDraft.object([
                ("CoreNetworkId", "core-network-1"), ("AttachmentId", .string(attachment.id)),
                ("AttachmentType", .string(attachment.type)), ("State", JSONValue(attachment.state)),
                ("EdgeLocation", JSONValue(attachment.edge)), ("SegmentName", JSONValue(attachment.segment)),
                ("NetworkFunctionGroupName", JSONValue(attachment.group)),
                ("ResourceArn", .string("arn:aws:ec2:eu-west-1:\(attachment.owner):vpc/\(attachment.vpc)")),
            ])
        }

        private func json(_ row: Row) -> JSONValue {
            let ways = row.ways.map { id in
                NetworkDraft.object([
                    ("CoreNetworkAttachmentId", .string(id)), ("NetworkFunctionGroupName", JSONValue(row.group)),
                    ("SegmentName", "prod"), ("EdgeLocation", "eu-west-1"), ("ResourceType", "vpc"),
                ])
            }
            return NetworkDraft.object([
                ("DestinationCidrBlock", JSONValue(row.block)), ("PrefixListId", JSONValue(row.list)),
                ("Destinations", .array(ways)), ("State", JSONValue(row.state)), ("Type", .string(row.type)),
            ])
        }
    }

    /// `transit()` with a core network in place of the transit gateway: both VPCs in segment `prod` at one edge.
    ///
    /// - Parameter change: Changes the core network.
    static func wide(_ change: (inout CoreNetwork) -> Void = { _ in }) -> NetworkDraft {
        var draft = transit()
        draft.gateways = []
        draft.attachments = []
        draft.gatewayTables = []
        for table in ["rtb-main", "rtb-b"] {
            draft[table: table].routes = draft[table: table].routes.map { route in
                var route = route
                route.target = CoreNetwork.arn
                return route
            }
        }
        var network = CoreNetwork(
            attachments: [
                .init(id: "attachment-a", vpc: "vpc-a", subnets: ["subnet-ta", "subnet-tb"]),
                .init(id: "attachment-b", vpc: "vpc-b", subnets: ["subnet-tfar"]),
            ],
            tables: [
                "prod/eu-west-1": [
                    .init("10.0.0.0/16", "attachment-a"), .init("172.16.0.0/16", "attachment-b"),
                    .init("2600:1f00:a::/56", "attachment-a"), .init("2600:1f00:b::/56", "attachment-b"),
                ]
            ])
        change(&network)
        draft.more += network.answers
        return draft
    }
}
