import JSONText

extension NetworkDraft {
    func json(_ balancer: Balancer) -> JSONValue {
        Self.object([
            ("LoadBalancerArn", .string(balancer.arn)), ("LoadBalancerName", .string(balancer.name)),
            ("DNSName", .string(balancer.dnsName)), ("Type", .string(balancer.kind.rawValue)),
            ("Scheme", balancer.kind == .gateway ? .null : .string(balancer.scheme)), ("VpcId", "vpc-a"),
            ("State", balancer.state.map { ["Code": .string($0)] } ?? .null),
            (
                "AvailabilityZones",
                .array(balancer.zones.map { ["ZoneName": .string($0.name), "SubnetId": .string($0.subnet)] })
            ), ("SecurityGroups", balancer.groups.isEmpty ? .null : JSONValue(balancer.groups)),
        ])
    }

    func classicJSON(_ balancer: Balancer) -> JSONValue {
        [
            "LoadBalancerName": .string(balancer.name), "DNSName": .string(balancer.dnsName),
            "Scheme": .string(balancer.scheme), "VPCId": "vpc-a",
            "AvailabilityZones": JSONValue(balancer.zones.map(\.name)),
            "Subnets": JSONValue(balancer.zones.map(\.subnet)), "SecurityGroups": JSONValue(balancer.groups),
            "Instances": .array(balancer.instances.map { ["InstanceId": .string($0)] }),
            "HealthCheck": ["Target": .string(balancer.healthTarget)],
            "ListenerDescriptions": .array(
                balancer.listeners.map { listener in
                    [
                        "Listener": [
                            "Protocol": .string(listener.proto), "LoadBalancerPort": JSONValue(listener.port),
                            "InstanceProtocol": .string(listener.proto),
                            "InstancePort": JSONValue(listener.instancePort),
                        ]
                    ]
                }),
        ]
    }

    func listenersJSON(_ balancer: Balancer) -> [JSONValue] {
        balancer.listeners.map { listener in
            [
                "ListenerArn": .string(balancer.listenerARN(listener)), "LoadBalancerArn": .string(balancer.arn),
                "Port": JSONValue(listener.port), "Protocol": .string(listener.proto),
                "DefaultActions": actions(listener.forward, listener.answer),
            ]
        }
    }

    func rulesJSON(_ balancer: Balancer) -> [JSONValue] {
        guard balancer.kind == .application else { return [] }
        return balancer.listeners.flatMap { listener -> [JSONValue] in
            let arn = balancer.listenerARN(listener).replacing(":listener/", with: ":listener-rule/")
            let own: [JSONValue] = listener.rules.map { rule in
                [
                    "RuleArn": .string("\(arn)/\(rule.priority)"), "Priority": .string("\(rule.priority)"),
                    "IsDefault": false,
                    "Conditions": .array(rule.conditions.sorted { $0.key < $1.key }.map(condition)),
                    "Actions": actions(rule.forward, rule.answer),
                ]
            }
            let last: JSONValue = [
                "RuleArn": .string("\(arn)/default"), "Priority": "default", "IsDefault": true, "Conditions": [],
                "Actions": actions(listener.forward, listener.answer),
            ]
            return own + [last]
        }
    }

    private func condition(_ field: String, _ patterns: [String]) -> JSONValue {
        let key =
            switch field {
            case "host-header": "HostHeaderConfig"
            case "path-pattern": "PathPatternConfig"
            default: "SourceIpConfig"
            }
        return JSONValue(members: [
            ("Field", .string(field)), (key, JSONValue(members: [("Values", JSONValue(patterns))])),
        ])
    }

    private func actions(_ forward: [(group: String, weight: Int)], _ answer: String?) -> JSONValue {
        if let answer {
            let key = answer == "redirect" ? "RedirectConfig" : "FixedResponseConfig"
            return [
                JSONValue(members: [
                    ("Type", .string(answer)),
                    (key, JSONValue(members: [("StatusCode", answer == "redirect" ? "HTTP_301" : "503")])),
                ])
            ]
        }
        if forward.isEmpty { return [] }
        return [
            [
                "Type": "forward",
                "ForwardConfig": [
                    "TargetGroups": .array(
                        forward.map { entry in
                            ["TargetGroupArn": .string(arn(ofGroup: entry.group)), "Weight": JSONValue(entry.weight)]
                        })
                ],
            ]
        ]
    }

    private func arn(ofGroup name: String) -> String {
        targetGroups.first { $0.name == name }?.arn ?? TargetGroup(name: name, targets: []).arn
    }

    func json(_ group: TargetGroup) -> JSONValue {
        Self.object([
            ("TargetGroupArn", .string(group.arn)), ("TargetGroupName", .string(group.name)),
            ("Protocol", JSONValue(group.proto)), ("Port", JSONValue(group.port)), ("VpcId", "vpc-a"),
            ("TargetType", .string(group.type)), ("IpAddressType", group.isIPv6 ? "ipv6" : "ipv4"),
            ("HealthCheckEnabled", true), ("HealthCheckProtocol", "HTTP"), ("HealthCheckPath", "/health"),
            ("HealthCheckPort", .string(group.healthPort)),
        ])
    }

    /// The answers that are asked per id and do not carry it.
    var perIDAnswers: [(operation: String, id: String, answer: JSONValue)] {
        var answers: [(String, String, JSONValue)] = []
        for balancer in balancers {
            if balancer.kind == .classic {
                answers += classicAnswers(balancer)
                continue
            }
            if let attributes = balancer.attributes {
                answers.append(("describe-load-balancer-attributes", balancer.arn, json(attributes)))
            }
            for listener in balancer.listeners {
                guard let attributes = listener.attributes else { continue }
                answers.append(("describe-listener-attributes", balancer.listenerARN(listener), json(attributes)))
            }
        }
        for group in targetGroups {
            answers.append(
                (
                    "describe-target-health", group.arn,
                    ["TargetHealthDescriptions": .array(group.targets.map { json($0, group) })]
                ))
            if let attributes = group.attributes {
                answers.append(("describe-target-group-attributes", group.arn, json(attributes)))
            }
        }
        return answers
    }

    private func classicAnswers(_ balancer: Balancer) -> [(String, String, JSONValue)] {
        let states: [JSONValue] = balancer.instances.map { id in
            let reason = balancer.outOfService[id]
            return [
                "InstanceId": .string(id), "State": reason == nil ? "InService" : "OutOfService",
                "ReasonCode": reason == nil ? "N/A" : "Instance", "Description": .string(reason ?? "N/A"),
            ]
        }
        var answers: [(String, String, JSONValue)] = [
            ("describe-instance-health", balancer.name, ["InstanceStates": .array(states)])
        ]
        if let attributes = balancer.attributes {
            let values: JSONValue = [
                "CrossZoneLoadBalancing": ["Enabled": .boolean(attributes["cross-zone"] == "true")],
                "ConnectionSettings": ["IdleTimeout": JSONValue(attributes["idle"].flatMap(Int.init) ?? 60)],
            ]
            answers.append(
                ("describe-load-balancer-attributes", balancer.name, ["LoadBalancerAttributes": values]))
        }
        return answers
    }

    private func json(_ attributes: [String: String]) -> JSONValue {
        [
            "Attributes": .array(
                attributes.sorted { $0.key < $1.key }.map { ["Key": .string($0), "Value": .string($1)] })
        ]
    }

    private func json(_ target: Target, _ group: TargetGroup) -> JSONValue {
        let own = Self.object([
            ("Id", .string(target.id)), ("Port", JSONValue(target.port ?? group.port)),
            ("AvailabilityZone", JSONValue(target.zone)),
        ])
        let health = Self.object([("State", .string(target.state)), ("Reason", JSONValue(target.reason))])
        return Self.object([("Target", own), ("TargetHealth", health)])
    }
}
