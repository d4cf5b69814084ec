import JSONText

extension NetworkDraft {
    /// A firewall with endpoint `vpce-in` in `subnet-in`, its policy and its rule groups.
    struct Firewall: Sendable {
        var policy: JSONValue = ["StatelessDefaultActions": ["aws:forward_to_sfe"]]
        /// Rule groups by name, each with its `RulesSource` and what else stands beside it.
        var groups: [String: JSONValue] = [:]
        var status = "READY"
        var endpointStatus = "READY"
        var configuration = "IN_SYNC"

        static func arn(_ name: String) -> String { "arn:aws:network-firewall:eu-west-1:111122223333:\(name)" }

        /// The answers of the calls that describe it.
        var answers: [JSONValue] {
            let firewall: JSONValue = [
                "FirewallName": "fw", "FirewallArn": .string(Self.arn("firewall/fw")), "VpcId": "vpc-a",
                "FirewallPolicyArn": .string(Self.arn("firewall-policy/p")),
            ]
            let state: JSONValue = ["SyncStatus": .string(configuration)]
            let config = JSONValue(members: [(Self.arn("firewall-policy/p"), state)])
            let attachment: JSONValue = [
                "SubnetId": "subnet-in", "EndpointId": "vpce-in", "Status": .string(endpointStatus),
            ]
            let described: JSONValue = [
                "UpdateToken": "x", "Firewall": firewall,
                "FirewallStatus": [
                    "Status": .string(status),
                    "SyncStates": ["eu-west-1a": ["Attachment": attachment, "Config": config]],
                ],
            ]
            let named: JSONValue = ["FirewallPolicyArn": .string(Self.arn("firewall-policy/p"))]
            let policy: JSONValue = ["FirewallPolicyResponse": named, "FirewallPolicy": policy]
            return [described, policy]
                + groups.sorted { $0.key < $1.key }.map { name, group -> JSONValue in
                    let named: JSONValue = [
                        "RuleGroupArn": .string(Self.arn("group/\(name)")), "RuleGroupName": .string(name),
                    ]
                    return ["RuleGroupResponse": named, "RuleGroup": group]
                }
        }

        /// A policy that asks stateful groups.
        ///
        /// - Parameter defaults: The defaults of strict order; nil for action order.
        static func policy(_ groups: [String], defaults: [String]? = nil) -> JSONValue {
            let references = groups.enumerated().map { index, name in
                JSONValue(members: [
                    ("ResourceArn", .string(arn("group/\(name)"))), ("Priority", JSONValue(100 - index)),
                ])
            }
            var members: [(String, JSONValue)] = [
                ("StatelessDefaultActions", ["aws:forward_to_sfe"]),
                ("StatefulRuleGroupReferences", .array(references)),
            ]
            if let defaults {
                members.append(("StatefulDefaultActions", .array(defaults.map { .string($0) })))
                members.append(("StatefulEngineOptions", ["RuleOrder": "STRICT_ORDER"]))
            }
            return JSONValue(members: members)
        }

        /// A firewall with one group of Suricata rules.
        static func rules(_ text: String, defaults: [String]? = nil) -> Firewall {
            Firewall(
                policy: policy(["g"], defaults: defaults),
                groups: ["g": ["RulesSource": ["RulesString": .string(text)]]])
        }
    }

    /// `pair()` with the internet, where `subnet-1` sends everything through `vpce-in` in `subnet-in` (10.0.3.0/24), and the
    /// table of `igw-a` sends what is for `subnet-1` through it too. The client has the public address 52.1.1.1 and takes TCP
    /// 443.
    static func inspected() -> NetworkDraft {
        var draft = pair()
        draft.subnets.append(Subnet(id: "subnet-in", vpc: "vpc-a", blocks: ["10.0.3.0/24", "2600:1f00:a:3::/64"]))
        draft.acls.append(ACL(id: "acl-in", subnets: ["subnet-in"], rows: ACL.openRows))
        draft.internetGateways = [Gateway(id: "igw-a", vpc: "vpc-a")]
        draft.tables += [
            Table(
                id: "rtb-1", subnets: ["subnet-1"],
                routes: [Table.Route("0.0.0.0/0", "vpce-in"), Table.Route("::/0", "vpce-in")]),
            Table(
                id: "rtb-in", subnets: ["subnet-in"],
                routes: [Table.Route("0.0.0.0/0", "igw-a"), Table.Route("::/0", "igw-a")]),
            Table(
                id: "rtb-edge", gateways: ["igw-a"],
                routes: [Table.Route("10.0.1.0/24", "vpce-in"), Table.Route("2600:1f00:a:1::/64", "vpce-in")]),
        ]
        draft[interface: "eni-client"].publics = ["10.0.1.10": "52.1.1.1"]
        draft[group: "sg-client"].ingress = [.tcp(443, "0.0.0.0/0"), .tcp(443, "::/0")]
        draft.endpoints = [
            Endpoint(
                id: "vpce-in", kind: "GatewayLoadBalancer", service: "com.amazonaws.vpce.eu-west-1.vpce-svc-in",
                subnets: ["subnet-in"])
        ]
        return draft
    }

    /// `inspected()` by a firewall.
    static func firewalled(_ firewall: Firewall) -> NetworkDraft {
        var draft = inspected()
        draft.more = firewall.answers
        return draft
    }
}
