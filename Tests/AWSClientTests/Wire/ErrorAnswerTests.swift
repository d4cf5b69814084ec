import Testing

@testable import AWSClient

/// Errors in every protocol's form.
struct ErrorAnswerTests {
    private func error(
        _ service: String, _ body: String, status: Int = 400, headers: [HTTPHeader] = []
    ) throws -> ServiceError {
        let model = try #require(ShapeTable.service(service))
        return ErrorAnswer(
            response: HTTPResponse(status: status, headers: headers, body: Array(body.utf8)),
            isXML: model.wireProtocol.isXML,
            call: "\(service) X"
        ).error
    }

    @Test func readsQueryErrors() throws {
        let found = try error(
            "elbv2",
            """
            <ErrorResponse xmlns="http://x/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
            <Message>not &lt;allowed&gt;</Message></Error><RequestId>r-2</RequestId></ErrorResponse>
            """, status: 403)
        #expect(
            found
                == ServiceError(
                    code: "AccessDenied", message: "not <allowed>", status: 403, requestID: "r-2", call: "elbv2 X"))
        #expect(found.isAccessDenied && !found.isAuthenticationFailure)
    }

    @Test func readsEC2Errors() throws {
        let found = try error(
            "ec2",
            "<Response><Errors><Error><Code>AuthFailure</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>",
            status: 401)
        #expect(found.code == "AuthFailure" && found.requestID == "r" && found.isAuthenticationFailure)
    }

    @Test(arguments: [
        (#"{"__type":"com.amazonaws.x#ThrottlingException","message":"m"}"#, [], "ThrottlingException", "m"),
        (#"{"__type":"AccessDeniedException:http://x/","Message":"M"}"#, [], "AccessDeniedException", "M"),
        ("{}", [HTTPHeader("x-amzn-errortype", "ResourceNotFoundException:http://y")], "ResourceNotFoundException", ""),
        (#"{"__type":"A"}"#, [HTTPHeader("x-amzn-query-error", "B;Sender")], "B", ""),
        (#"{"error":"invalid_grant","error_description":"gone"}"#, [], "invalid_grant", "gone"),
        ("not json", [], "400", ""),
    ])
    func readsJSONErrors(body: String, headers: [HTTPHeader], code: String, message: String) throws {
        let found = try error("network-firewall", body, headers: headers)
        #expect(found.code == code && found.message == message)
    }

    @Test func readsPagesOfOthers() throws {
        let found = try error(
            "ec2", "<html><body>Bad Gateway", status: 502, headers: [HTTPHeader("Content-Type", "text/html")])
        #expect(found.code == "502" && found.message == "the answer is an HTML page, not one of AWS")
        #expect(try error("ec2", "", status: 503).description.hasPrefix("ec2 X: 503: HTTP status 503. "))
    }
}
