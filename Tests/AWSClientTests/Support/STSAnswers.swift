@testable import AWSClient

/// Answers of STS and SSO whose key ids tell what was asked.
enum STSAnswers {
    /// A role's credentials that last an hour from the test's noon.
    static func role(
        _ request: HTTPRequest, key: String? = nil, lasting end: String = "2026-11-25T13:00:00Z"
    ) -> HTTPResponse {
        let action = request.form["Action"] ?? ""
        let arn = request.form["RoleArn"] ?? ""
        let name = arn.split(separator: "/").last ?? ""
        return .xml(
            """
            <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(action)Result><Credentials>
            <AccessKeyId>\(key ?? "\(request.signer ?? "TOKEN")>\(name)")</AccessKeyId><SecretAccessKey>SEEDED-SECRET-R</SecretAccessKey>
            <SessionToken>SEEDED-TOKEN-R</SessionToken><Expiration>\(end)</Expiration></Credentials>
            <AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId>
            <Arn>arn:aws:sts::111122223333:assumed-role/\(name)/x</Arn></AssumedRoleUser></\(action)Result>
            <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></\(action)Response>
            """)
    }

    static func refusal(_ code: String, status: Int = 403) -> HTTPResponse {
        .xml(
            "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>not you</Message></Error>"
                + "<RequestId>r-2</RequestId></ErrorResponse>", status: status)
    }
}
