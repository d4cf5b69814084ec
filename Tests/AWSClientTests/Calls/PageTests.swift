import JSONText
import Testing

@testable import AWSClient

/// Answers in pages.
struct PageTests {
    private func page(_ ids: [String], token: String?) -> HTTPResponse {
        let items = ids.map { "<item><vpcId>\($0)</vpcId></item>" }.joined()
        let next = token.map { "<nextToken>\($0)</nextToken>" } ?? ""
        return .xml("<DescribeVpcsResponse><vpcSet>\(items)</vpcSet>\(next)</DescribeVpcsResponse>")
    }

    private func pages(_ test: TestCaller, _ call: AWSCall) async throws -> JSONValue {
        try JSONDocument(parsing: try await test.caller().pages(call)).root.value
    }

    @Test func mergesPages() async throws {
        let test = TestCaller([page(["a", "b"], token: "t1"), page([], token: "t2"), page(["c"], token: nil)])
        let value = try await pages(test, AWSCall("ec2", "DescribeVpcs", region: "r"))
        #expect(value == ["Vpcs": [["VpcId": "a"], ["VpcId": "b"], ["VpcId": "c"]]])
        let bodies = test.transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies[0].contains("MaxResults=1000") && !bodies[0].contains("NextToken"))
        #expect(bodies[2].contains("NextToken=t2"))
    }

    @Test func asksNoPageSizeBesideIDs() async throws {
        let test = TestCaller([page(["a"], token: nil)])
        _ = try await pages(test, AWSCall("ec2", "DescribeVpcs", parameters: ["VpcIds": ["a"]], region: "r"))
        #expect(!String(decoding: test.transport.requests[0].body, as: UTF8.self).contains("MaxResults"))
    }

    @Test func endsWhereATokenRepeats() async throws {
        let test = TestCaller([page(["a"], token: "t")])
        let error = await #expect(throws: CallError.self) {
            try await pages(test, AWSCall("ec2", "DescribeVpcs", region: "r"))
        }
        #expect(error?.description.contains("the page token t twice") == true)
        #expect(test.transport.requests.count == 2)
    }

    @Test func stopsWhereNoMoreResultsAreSaid() async throws {
        let answer = HTTPResponse.xml(
            """
            <r><routeSet><item><destinationCidrBlock>10.0.0.0/8</destinationCidrBlock></item></routeSet>
            <additionalRoutesAvailable>false</additionalRoutesAvailable><nextToken>t</nextToken></r>
            """)
        let test = TestCaller([answer])
        let value = try await pages(
            test,
            AWSCall(
                "ec2", "SearchTransitGatewayRoutes", parameters: ["TransitGatewayRouteTableId": "t"], region: "r"))
        #expect(value == ["Routes": [["DestinationCidrBlock": "10.0.0.0/8"]]])
        #expect(test.transport.requests.count == 1)
    }

    @Test func listsThatDoNotComeAreNotThere() async throws {
        let test = TestCaller([.xml("<DescribeVpcsResponse/>")])
        #expect(try await pages(test, AWSCall("ec2", "DescribeVpcs", region: "r")) == [:])
    }
}
