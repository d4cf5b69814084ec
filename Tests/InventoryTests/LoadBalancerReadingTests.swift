import JSONText
import NetworkSets
import Testing

@testable import Inventory

/// Load balancers as the AWS CLI prints them.
@Suite struct LoadBalancerReadingTests {
    private let arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188"

    private func snapshot(_ parts: (operation: String, id: String?, text: String)...) throws -> Snapshot {
        var builder = SnapshotBuilder()
        for part in parts {
            builder.add(
                try JSONDocument(parsing: part.text).root, operation: part.operation, id: part.id,
                origin: Snapshot.Origin())
        }
        return builder.finish()
    }

    @Test func attributesAndHealthAreFiledUnderTheARN() throws {
        let health =
            #"{"TargetHealthDescriptions": [{"Target": {"Id": "i-1", "Port": 80}, "TargetHealth": {"State": "unhealthy", "#
            + #""Reason": "Target.Timeout"}}]}"#
        let folder = try SnapshotFolder([
            "subnets.json": #"{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"}]}"#,
            "elbv2/describe-load-balancer-attributes/\(ResourceAttributes.fileName(of: arn)).json":
                #"{"Attributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "61"}]}"#,
            "web.json": health,
        ])
        let read = try folder.read()
        #expect(read.attributes[ResourceAttributes.fileName(of: arn)]?.values["idle_timeout.timeout_seconds"] == "61")
        #expect(read.targetHealth["web"]?.targets.map(\.reason) == ["Target.Timeout"])
        #expect(read.warnings.isEmpty)
    }

    /// They have the key of the load balancers' listeners.
    @Test func listenersOfAcceleratorsAreNoneOfLoadBalancers() throws {
        let accelerator = "arn_aws_globalaccelerator__111122223333_accelerator_1234abcd"
        let listeners = #"""
            {"Listeners": [{"ListenerArn": "arn:aws:globalaccelerator::111122223333:accelerator/1234abcd/listener/0123vxyz",
            "Protocol": "TCP", "PortRanges": [{"FromPort": 443, "ToPort": 443}]}]}
            """#
        for text in [listeners, #"{"Listeners": []}"#] {
            let folder = try SnapshotFolder([
                "subnets.json":
                    #"{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"}]}"#,
                "globalaccelerator/list-listeners/\(accelerator).json": text,
            ])
            let read = try folder.read()
            #expect(!read.listeners.isPresent && read.listeners.byID.isEmpty && read.listeners.incompleteFor.isEmpty)
            #expect(read.warnings.allSatisfy { $0.kind == .unusedKey })
        }
        let own = try SnapshotFolder([
            "listeners.json": #"{"Listeners": []}"#, "vpcs.json": Element.list("Vpcs", Element.vpc("vpc-1")),
        ])
        #expect(try own.read().listeners.isPresent)
    }

    @Test func anAnswerThatSaysNotWhoseItIsIsAWarning() throws {
        for text in [#"{"Attributes": []}"#, #"{"TargetHealthDescriptions": []}"#, #"{"InstanceStates": []}"#] {
            let read = try snapshot(("describe-something", nil, text))
            #expect(read.warnings.map(\.reason).contains { $0.contains("name the file after") }, "\(text)")
        }
    }

    @Test func rulesKnowTheirListener() throws {
        let rule = arn.replacing(":loadbalancer/", with: ":listener-rule/") + "/f2f7dc8efc522ab2/9683b2d02a6cabee"
        let read = try snapshot(
            (
                "describe-rules", nil,
                #"{"Rules": [{"RuleArn": "\#(rule)", "Priority": "default", "Conditions": [], "Actions": [{"Type": "forward", "TargetGroupArn": "tg"}]}]}"#
            ))
        let only = try #require(read.listenerRules.byID.values.first)
        #expect(only.listenerID == arn.replacing(":loadbalancer/", with: ":listener/") + "/f2f7dc8efc522ab2")
        #expect(only.priority == nil && only.actions.first?.targets.map(\.id) == ["tg"])
    }

    @Test func pagesThatAreMissingAreKnown() throws {
        let read = try snapshot(("describe-load-balancers", nil, #"{"LoadBalancers": [], "NextMarker": "more"}"#))
        #expect(read.loadBalancers.isPresent && !read.loadBalancers.isComplete)
    }

    @Test(arguments: [
        (#"{"LoadBalancers": [{"LoadBalancerName": "shop"}]}"#, "LoadBalancerArn"),
        (#"{"Listeners": [{"ListenerArn": "a", "LoadBalancerArn": "b", "Port": 65536}]}"#, "expected a port"),
        (
            #"{"TargetGroups": [{"TargetGroupArn": "a", "TargetGroupName": "t", "HealthCheckEnabled": 1}]}"#,
            "true or false"
        ),
        (#"{"LoadBalancerDescriptions": [{"LoadBalancerName": "old", "ListenerDescriptions": [{}]}]}"#, "Listener"),
        (
            #"{"LoadBalancers": [{"LoadBalancerArn": "a", "LoadBalancerName": "b", "SecurityGroups": [1]}]}"#,
            "expected strings"
        ),
    ])
    func defectsAreNamed(text: String, reason: String) throws {
        let read = try snapshot(("describe", nil, text))
        #expect(read.warnings.count == 1 && "\(read.warnings[0])".contains(reason), "\(read.warnings)")
    }

    @Test func aRefusedCallLeavesTheListIncomplete() throws {
        var builder = SnapshotBuilder()
        builder.addRefusal(action: "elasticloadbalancing:DescribeLoadBalancers", why: "AccessDenied")
        let read = builder.finish()
        #expect(!read.loadBalancers.isComplete && !read.classicLoadBalancers.isComplete)
    }

    @Test("Two classic load balancers of one name keep what is said of each")
    func classicNamesRepeatFromRegionToRegion() throws {
        func description(_ region: String) -> String {
            #"{"LoadBalancerDescriptions": [{"LoadBalancerName": "old", "DNSName": "old-1.\#(region).elb.amazonaws.com"}]}"#
        }
        func state(_ text: String) -> String {
            #"{"InstanceStates": [{"InstanceId": "i-1", "State": "\#(text)"}]}"#
        }
        let subnets = #"{"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"}]}"#
        let read = try SnapshotFolder([
            "eu-west-1/subnets.json": subnets,
            "eu-west-1/elb/describe-load-balancers.json": description("eu-west-1"),
            "us-east-1/elb/describe-load-balancers.json": description("us-east-1"),
            "eu-west-1/elb/describe-instance-health/old.json": state("InService"),
            "us-east-1/elb/describe-instance-health/old.json": state("OutOfService"),
        ]).read()
        let states = read.classicLoadBalancers.byID.values.sorted { $0.id < $1.id }.map {
            read.health(of: $0)?.instances.map(\.state)
        }
        #expect(states == [["InService"], ["OutOfService"]])
        let plain = try SnapshotFolder([
            "subnets.json": subnets, "balancers.json": description("eu-west-1"), "old.json": state("InService"),
        ]).read()
        #expect(
            plain.classicLoadBalancers.byID.values.first.flatMap(plain.health)?.instances.map(\.state) == ["InService"])
    }
}
