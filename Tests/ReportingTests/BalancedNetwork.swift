import JSONText

/// An application load balancer `shop` with two nodes and three targets behind it, of which `i-3` lets nobody in.
enum BalancedNetwork {
    static let arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188"
    static let group = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/943f017f100becff"

    /// - Parameter healthPort: The port of health checks, as the target group has it.
    static func network(healthPort: String = "traffic-port") throws -> Network {
        try Network.of([
            ["Subnets": .array(["a", "b"].map(subnet)), "Vpcs": [["VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"]]],
            ["NetworkAcls": [acl], "RouteTables": [table], "SecurityGroups": groups],
            ["NetworkInterfaces": .array(interfaces), "Reservations": [["Instances": .array(instances)]]],
            ["LoadBalancers": [balancer], "Listeners": [listener], "Rules": [rule]],
            ["TargetGroups": [targetGroup(healthPort)]],
        ]) { builder in
            try builder.add(["Attributes": []], id: group)
            try builder.add(
                [
                    "TargetHealthDescriptions": .array(
                        (1...3).map { number in
                            [
                                "Target": ["Id": .string("i-\(number)"), "Port": 8080],
                                "TargetHealth": number == 2
                                    ? ["State": "unhealthy", "Reason": "Target.Timeout"] : ["State": "healthy"],
                            ]
                        })
                ], id: group)
        }
    }

    private static func subnet(_ zone: String) -> JSONValue {
        [
            "SubnetId": .string("subnet-\(zone)"), "VpcId": "vpc-1",
            "CidrBlock": .string(zone == "a" ? "10.0.0.0/24" : "10.0.1.0/24"),
            "AvailabilityZone": .string("eu-west-1\(zone)"),
        ]
    }

    private static let acl: JSONValue = [
        "NetworkAclId": "acl-1", "VpcId": "vpc-1",
        "Associations": [["SubnetId": "subnet-a"], ["SubnetId": "subnet-b"]],
        "Entries": .array(
            [true, false].map { isEgress in
                [
                    "RuleNumber": 100, "Egress": .boolean(isEgress), "RuleAction": "allow", "Protocol": "-1",
                    "CidrBlock": "0.0.0.0/0",
                ]
            }),
    ]

    private static let table: JSONValue = [
        "RouteTableId": "rtb-1", "VpcId": "vpc-1",
        "Associations": [["Main": true, "AssociationState": ["State": "associated"]]],
        "Routes": [["DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"]],
    ]

    private static let open: JSONValue = [["IpProtocol": "-1", "IpRanges": [["CidrIp": "0.0.0.0/0"]]]]

    private static func tcp(_ port: Int, _ peer: (String, JSONValue)) -> JSONValue {
        JSONValue(members: [
            ("IpProtocol", "tcp"), ("FromPort", JSONValue(port)), ("ToPort", JSONValue(port)),
            (peer.0, .array([peer.1])),
        ])
    }

    private static let groups: JSONValue = [
        ["GroupId": "sg-shut", "VpcId": "vpc-1", "IpPermissions": [], "IpPermissionsEgress": open],
        [
            "GroupId": "sg-lb", "VpcId": "vpc-1", "IpPermissionsEgress": open,
            "IpPermissions": [tcp(443, ("IpRanges", ["CidrIp": "10.0.0.0/16"]))],
        ],
        [
            "GroupId": "sg-web", "VpcId": "vpc-1", "IpPermissionsEgress": open,
            "IpPermissions": [tcp(8080, ("UserIdGroupPairs", ["GroupId": "sg-lb"]))],
        ],
    ]

    private static func interface(
        _ id: String, _ subnet: String, _ address: String, _ group: String, instance: String? = nil
    ) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("NetworkInterfaceId", .string(id)), ("VpcId", "vpc-1"), ("SubnetId", .string("subnet-\(subnet)")),
            ("PrivateIpAddress", .string(address)), ("Groups", [["GroupId": .string(group)]]), ("Status", "in-use"),
        ]
        if let instance {
            members.append(("Attachment", ["InstanceId": .string(instance), "DeviceIndex": 0, "Status": "attached"]))
        } else {
            members.append(("Description", "ELB app/shop/50dc6c495c0c9188"))
        }
        return JSONValue(members: members)
    }

    private static let interfaces: [JSONValue] = [
        interface("eni-a", "a", "10.0.0.10", "sg-lb"), interface("eni-b", "b", "10.0.1.10", "sg-lb"),
        interface("eni-client", "a", "10.0.0.5", "sg-shut", instance: "i-client"),
        interface("eni-1", "a", "10.0.0.21", "sg-web", instance: "i-1"),
        interface("eni-2", "b", "10.0.1.22", "sg-web", instance: "i-2"),
        interface("eni-3", "b", "10.0.1.23", "sg-shut", instance: "i-3"),
    ]

    private static let instances: [JSONValue] = ["i-client", "i-1", "i-2", "i-3"].map {
        ["InstanceId": .string($0), "State": ["Name": "running"]]
    }

    private static let balancer: JSONValue = [
        "LoadBalancerArn": .string(arn), "LoadBalancerName": "shop", "Type": "application", "Scheme": "internal",
        "State": ["Code": "active"], "VpcId": "vpc-1", "DNSName": "internal-shop-1.eu-west-1.elb.amazonaws.com",
        "AvailabilityZones": [
            ["ZoneName": "eu-west-1a", "SubnetId": "subnet-a"], ["ZoneName": "eu-west-1b", "SubnetId": "subnet-b"],
        ],
    ]

    private static let listenerARN = arn.replacing(":loadbalancer/", with: ":listener/") + "/f2f7dc8efc522ab2"
    private static let actions: JSONValue = [["Type": "forward", "TargetGroupArn": .string(group)]]

    private static let listener: JSONValue = [
        "ListenerArn": .string(listenerARN), "LoadBalancerArn": .string(arn), "Port": 443, "Protocol": "HTTPS",
        "DefaultActions": actions,
    ]

    private static let rule: JSONValue = [
        "RuleArn": .string(listenerARN.replacing(":listener/", with: ":listener-rule/") + "/9683b2d02a6cabee"),
        "Priority": "default", "Conditions": [], "Actions": actions,
    ]

    private static func targetGroup(_ healthPort: String) -> JSONValue {
        [
            "TargetGroupArn": .string(group), "TargetGroupName": "web", "Protocol": "HTTP", "Port": 8080,
            "VpcId": "vpc-1", "TargetType": "instance", "HealthCheckPort": .string(healthPort),
            "HealthCheckProtocol": "HTTP", "HealthCheckPath": "/health",
        ]
    }
}
