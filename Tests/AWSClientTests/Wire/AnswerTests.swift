import JSONText
import Testing

@testable import AWSClient

/// Answers decoded as botocore decodes them.
struct AnswerTests {
    @Test(arguments: [1, 2, 3])
    func decodesEveryOperationAsBotocoreDoes(seed: Int) throws {
        let operations = ShapeTable.operations
        try #require(operations.count > 100)
        let input: JSONValue = [
            "seed": .number(JSONNumber(seed)), "perOperation": 6, "operations": JSONValue(operations),
        ]
        let output = try PythonTool.run([PackagePaths.support("wire_cases.py")], input: input.encodedString())
        let cases = try JSONDocument(parsing: output).root
        try #require(cases.memberCount == operations.count * 6)
        for item in cases.elements {
            let service = try #require(ShapeTable.service(item["service"]?.string ?? ""))
            let operation = try #require(service.operations[item["operation"]?.string ?? ""])
            let body = Array((item["body"]?.string ?? "").utf8)
            let decoded =
                try service.wireProtocol.isXML
                ? XMLAnswer.json(body, of: operation, in: service)
                : JSONAnswer.json(body, of: operation, in: service, status: 200)
            let value = try JSONDocument(parsing: decoded).root.value
            let expected = try #require(item["expected"]?.value)
            if !value.isSameJSON(as: expected) {
                Issue.record(
                    """
                    \(service.name) \(operation.name)
                    \(item["body"]?.string ?? "")
                    ours \(value.encodedString(indent: nil))
                    botocore \(expected.encodedString(indent: nil))
                    """)
                return
            }
        }
    }

    @Test(arguments: [
        ("<DescribeVpcsResponse><vpcSet><item><vpcId>v", true, "no element found"),
        ("", true, "no element found"),
        ("not xml", false, "syntax error"),
        ("<a><b></a>", false, "mismatched tag"),
        ("<DescribeVpcsResponse><vpcSet><item><isDefault>true</isDefault></item>", true, "no element found"),
    ])
    func tellsWhatIsWrong(body: String, isTruncated: Bool, words: String) throws {
        let service = try #require(ShapeTable.service("ec2"))
        let operation = try #require(service.operations["DescribeVpcs"])
        let error = #expect(throws: WireError.self) {
            try XMLAnswer.json(Array(body.utf8), of: operation, in: service)
        }
        #expect(error?.isTruncated == isTruncated)
        #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "")")
    }

    @Test(arguments: ["directconnect DescribeConnections", "network-firewall ListFirewalls", "lambda ListFunctions"])
    func anEmptyBodyIsACutAnswer(name: String) throws {
        let words = name.split(separator: " ").map(String.init)
        let service = try #require(ShapeTable.service(words[0]))
        let operation = try #require(service.operations[words[1]])
        let error = #expect(throws: WireError.self) {
            try JSONAnswer.json([], of: operation, in: service, status: 200)
        }
        #expect(error?.isTruncated == true)
        #expect(try JSONAnswer.json(Array("{}".utf8), of: operation, in: service, status: 200) == Array("{}".utf8))
    }

    @Test func refusesBombsAndDepth() throws {
        let service = try #require(ShapeTable.service("ec2"))
        let operation = try #require(service.operations["DescribeVpcs"])
        let entities = (1..<12).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 20))\">" }
        let bomb =
            "<!DOCTYPE x [<!ENTITY e0 \"aaaaaaaaaa\">\(entities.joined())]><x><vpcSet><item><vpcId>&e11;"
            + "</vpcId></item></vpcSet></x>"
        #expect(throws: WireError.self) { try XMLAnswer.json(Array(bomb.utf8), of: operation, in: service) }
        let deep = String(repeating: "<a>", count: 1000) + String(repeating: "</a>", count: 1000)
        let error = #expect(throws: WireError.self) {
            try XMLAnswer.json(Array(deep.utf8), of: operation, in: service)
        }
        #expect(error?.reason.contains("nest") == true)
    }

    @Test func refusesNumbersThatAreNone() throws {
        let service = try #require(ShapeTable.service("ec2"))
        let operation = try #require(service.operations["DescribeSubnets"])
        let body = "<r><subnetSet><item><availableIpAddressCount>many</availableIpAddressCount></item></subnetSet></r>"
        let error = #expect(throws: WireError.self) {
            try XMLAnswer.json(Array(body.utf8), of: operation, in: service)
        }
        #expect(error?.reason.contains("\"many\" where an integer was expected (line 1)") == true)
    }
}
