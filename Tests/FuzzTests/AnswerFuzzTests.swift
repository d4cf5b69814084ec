import JSONText
import Testing

@testable import AWSClient

/// Answers of services and of what stands before them: what is accepted is JSON, and every error has a code.
@Suite struct AnswerFuzzTests {
    private static let documents = TextMutator(
        corpus: [
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><vpcSet>
            <item><vpcId>vpc-1</vpcId><isDefault>true</isDefault><cidrBlock>10.0.0.0/16</cidrBlock>
            <tagSet><item><key>Name</key><value>a &amp; b</value></item></tagSet></item></vpcSet></DescribeVpcsResponse>
            """,
            """
            <Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>
            <RequestID>r</RequestID></Response>
            """,
            "<DescribeVpcsResponse><vpcSet/><nextToken>t</nextToken></DescribeVpcsResponse>",
            #"{"__type":"com.amazon#AccessDeniedException","message":"no","Message":"No"}"#,
            "<html><body>503</body></html>",
        ],
        words: [
            "<", ">", "</", "/>", "<item>", "</item>", "&amp;", "&#0;", "&#x10FFFF;", "&x;", "<![CDATA[", "]]>", "<!--",
            "<!DOCTYPE a [<!ENTITY x \"y\">]>", "xmlns:a=\"b\"", "{", "}", "\"", "\\u0000", "\u{0}",
        ])

    @Test func documents() throws {
        let service = try #require(ShapeTable.service("ec2"))
        let operation = try #require(service.operations["DescribeVpcs"])
        Fuzzing.run(Self.documents) { bytes, name in
            do throws(WireError) {
                let text = try XMLAnswer.json(bytes, of: operation, in: service)
                #expect((try? JSONDocument(parsing: text)) != nil, "\(name)")
            } catch {
                #expect(!"\(error)".isEmpty, "\(name)")
            }
        }
    }

    @Test func errors() throws {
        let services = try ["ec2", "network-firewall", "networkmanager"].map { try #require(ShapeTable.service($0)) }
        Fuzzing.run(Self.documents) { bytes, name in
            for service in services {
                let response = HTTPResponse(status: 400, headers: [], body: bytes)
                let error = ErrorAnswer(response: response, service: service, call: "c").error
                #expect(!error.code.isEmpty && error.status == 400, "\(name)")
            }
        }
    }
}
