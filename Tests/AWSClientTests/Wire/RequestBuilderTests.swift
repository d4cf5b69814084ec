import JSONText
import Testing

@testable import AWSClient

/// Requests made as botocore makes them.
struct RequestBuilderTests {
    private static let calls: [(String, String, JSONValue)] = [
        ("ec2", "DescribeVpcs", [:]),
        ("ec2", "DescribeSubnets", ["MaxResults": 1000, "NextToken": "a+b/c=="]),
        (
            "ec2", "SearchTransitGatewayRoutes",
            [
                "TransitGatewayRouteTableId": "tgw-rtb-1", "MaxResults": 1000,
                "Filters": [["Name": "state", "Values": ["active", "blackhole"]], ["Name": "x y", "Values": ["é"]]],
            ]
        ),
        ("ec2", "DescribeInstanceTypes", ["InstanceTypes": ["m5.large", "t3.micro"]]),
        ("ec2", "DescribeTransitGateways", ["TransitGatewayIds": ["tgw-1", "tgw-2"]]),
        ("ec2", "DescribeNatGateways", ["Filter": [["Name": "vpc-id", "Values": ["vpc-1"]]]]),
        ("ec2", "DescribeSecurityGroupRules", ["SecurityGroupRuleIds": ["sgr-1"]]),
        ("elbv2", "DescribeLoadBalancers", ["PageSize": 400, "Marker": "m/="]),
        ("elbv2", "DescribeTargetHealth", ["TargetGroupArn": "arn:aws:elasticloadbalancing:x:1:targetgroup/a/b"]),
        ("elbv2", "DescribeTargetGroups", ["Names": ["a", "b"]]),
        ("elb", "DescribeInstanceHealth", ["LoadBalancerName": "old"]),
        ("rds", "DescribeDBInstances", ["Filters": [["Name": "engine", "Values": ["mysql"]]], "MaxRecords": 100]),
        ("network-firewall", "DescribeFirewall", ["FirewallArn": "arn:aws:network-firewall:x:1:firewall/f"]),
        ("network-firewall", "ListFirewalls", ["MaxResults": 100]),
        ("directconnect", "DescribeVirtualInterfaces", [:]),
        ("ecs", "DescribeTasks", ["cluster": "c", "tasks": ["t1", "t2"]]),
        ("networkmanager", "GetCoreNetwork", ["CoreNetworkId": "core-network-1"]),
        ("networkmanager", "ListAttachments", ["MaxResults": 500, "NextToken": "a b"]),
        ("lambda", "ListFunctions", ["MaxItems": 50]),
        ("eks", "DescribeCluster", ["name": "a b/c"]),
        ("ram", "ListResources", ["resourceOwner": "OTHER-ACCOUNTS", "maxResults": 500]),
        ("sts", "GetCallerIdentity", [:]),
        (
            "sts", "AssumeRole",
            ["RoleArn": "arn:aws:iam::1:role/r", "RoleSessionName": "session", "DurationSeconds": 900]
        ),
    ]

    @Test func buildsWhatBotocoreBuilds() throws {
        let asked = Self.calls.map { call -> JSONValue in
            ["service": .string(call.0), "operation": .string(call.1), "parameters": call.2]
        }
        let output = try PythonTool.run(
            [PackagePaths.support("serialize_calls.py")], input: JSONValue.array(asked).encodedString())
        let theirs = Array(try JSONDocument(parsing: output).root.elements)
        try #require(theirs.count == Self.calls.count)
        for (call, expected) in zip(Self.calls, theirs) {
            let request = try build(call.0, call.1, call.2)
            let name = Comment(rawValue: "\(call.0) \(call.1)")
            #expect(request.method.rawValue == expected["method"]?.string, name)
            #expect(request.url == "https://aws.example" + (expected["url"]?.string ?? ""), name)
            #expect(request.headers.value(of: "X-Amz-Target") == expected["target"]?.string, name)
            let body = String(decoding: request.body, as: UTF8.self)
            let text = expected["body"]?.string ?? ""
            if body.hasPrefix("{"), text.hasPrefix("{") {
                let ours = try JSONDocument(parsing: body).root.value
                #expect(try ours.isSameJSON(as: JSONDocument(parsing: text).root.value), name)
            } else {
                #expect(Set(body.split(separator: "&")) == Set(text.split(separator: "&")), name)
            }
        }
    }

    @Test(arguments: [
        ("ec2", "DescribeVpcs", #"{"Vpc": "x"}"#, "ec2 has no parameter Vpc"),
        ("ec2", "DescribeVpcs", #"{"MaxResults": ["x"]}"#, "MaxResults takes a single value"),
        ("ec2", "DescribeVpcs", #"{"VpcIds": "x"}"#, "VpcId has another form in ec2"),
        ("sts", "GetCallerIdentity", #"{"A": 1}"#, "sts GetCallerIdentity takes no parameters"),
        ("eks", "DescribeCluster", "{}", "eks DescribeCluster lacks what its path /clusters/{name} names"),
        ("ecs", "ListTasks", #"{"clusters": "x"}"#, "ecs ListTasks has no parameter clusters"),
    ])
    func refusesWrongParameters(service: String, operation: String, parameters: String, words: String) throws {
        let value = try JSONDocument(parsing: parameters).root.value
        let error = #expect(throws: CallError.self) { try build(service, operation, value) }
        #expect(error?.description == words)
    }

    private func build(_ service: String, _ operation: String, _ parameters: JSONValue) throws -> HTTPRequest {
        let service = try #require(ShapeTable.service(service))
        let operation = try #require(service.operations[operation])
        return try RequestBuilder(service: service, operation: operation)
            .request(parameters, to: Endpoint(host: "aws.example"))
    }
}
