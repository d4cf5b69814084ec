import JSONText
import Testing

@testable import Inventory

/// The calls that an answer asks for.
struct IDRequestTests {
    private func requests(
        _ service: String, _ operation: String, after answer: JSONValue, for id: String? = nil
    ) throws -> [(id: String?, parameters: JSONValue)] {
        let asked = try #require(CollectionPlan.all.first { $0.service == service && $0.operation == operation })
        return IDRequest.all(of: asked, in: answer.encoded(), listedFor: id).map { ($0.id, $0.parameters) }
    }

    @Test func everyAttributeOfAVPCHasACall() throws {
        let found = try requests(
            "ec2", "DescribeVpcAttribute", after: ["Vpcs": [["VpcId": "vpc-1"], ["VpcId": "vpc-2"]]])
        #expect(
            found.map(\.id) == [
                "vpc-1_enableDnsSupport", "vpc-1_enableDnsHostnames", "vpc-2_enableDnsSupport",
                "vpc-2_enableDnsHostnames",
            ])
        #expect(found[1].parameters.isSameJSON(as: ["VpcId": "vpc-1", "Attribute": "enableDnsHostnames"]))
    }

    @Test func everyTableOfACoreNetworkHasACall() throws {
        let network: JSONValue = [
            "CoreNetwork": [
                "GlobalNetworkId": "global-1",
                "Segments": [["Name": "prod", "EdgeLocations": ["eu-west-1", "us-east-1"]], ["Name": "empty"]],
                "NetworkFunctionGroups": [["Name": "inspect", "EdgeLocations": ["eu-west-1"]]],
            ]
        ]
        let found = try requests("networkmanager", "GetNetworkRoutes", after: network, for: "core-1")
        #expect(
            found.map(\.id) == [
                "core-1_segment_prod_eu-west-1", "core-1_segment_prod_us-east-1", "core-1_group_inspect_eu-west-1",
            ])
        #expect(
            found[2].parameters.isSameJSON(as: [
                "GlobalNetworkId": "global-1",
                "RouteTableIdentifier": [
                    "CoreNetworkNetworkFunctionGroup": [
                        "CoreNetworkId": "core-1", "NetworkFunctionGroupName": "inspect", "EdgeLocation": "eu-west-1",
                    ]
                ],
            ]))
        #expect(try requests("networkmanager", "GetNetworkRoutes", after: ["CoreNetwork": [:]], for: "c").isEmpty)
    }

    @Test func onlyAttachmentsOfVPCsAreLookedAt() throws {
        let listed: JSONValue = [
            "Attachments": [
                ["AttachmentId": "a-1", "AttachmentType": "CONNECT"], ["AttachmentId": "a-2", "AttachmentType": "VPC"],
            ]
        ]
        #expect(try requests("networkmanager", "GetVpcAttachment", after: listed).map(\.id) == ["a-2"])
    }

    @Test func groupsAreAskedForAHundredAtATime() throws {
        let groups = (0..<150).map { JSONValue(members: [("GroupId", .string("sg-\($0)"))]) }
        let found = try requests(
            "ec2", "DescribeSecurityGroupReferences", after: ["SecurityGroups": .array(groups)])
        #expect(found.count == 2 && found.allSatisfy { $0.id == nil })
        guard case .array(let last)? = found.last?.parameters["GroupId"] else {
            Issue.record("no list of groups")
            return
        }
        #expect(last.count == 50)
    }
}
