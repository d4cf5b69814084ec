import Testing

@testable import AWSClient

/// What the public suite leaves out; each row says what both sides must hash.
@Suite struct CanonicalRequestTests {
    private func canonical(_ request: HTTPRequest, _ options: SigningOptions = .standard) -> [String] {
        CanonicalRequest(request, bodyHash: "HASH", options: options).text.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    @Test(arguments: [
        (Endpoint(host: "h"), "h"),
        (Endpoint(host: "h", port: 443), "h"),
        (Endpoint(host: "h", port: 8443), "h:8443"),
        (Endpoint(scheme: .http, host: "h", port: 80), "h"),
        (Endpoint(scheme: .http, host: "127.0.0.1", port: 4566), "127.0.0.1:4566"),
        (Endpoint(scheme: .http, host: "[::1]", port: 443), "[::1]:443"),
    ])
    func hostKeepsOnlyAnUnusualPort(_ endpoint: Endpoint, _ host: String) throws {
        let signed = try SigV4SignerTests.sign(HTTPRequest(method: .get, endpoint: endpoint))
        #expect(signed.headers.value(of: "Host") == host)
        #expect(canonical(signed)[3...].contains("host:\(host)"))
    }

    @Test(arguments: [
        ("/a%2Fb", SigningOptions.standard, "/a%252Fb"),
        ("/a%2Fb", SigningOptions.s3, "/a%2Fb"),
        ("/a//b/../c/.", SigningOptions.standard, "/a/c"),
        ("/a//b/../c/", SigningOptions.standard, "/a/c/"),
        ("/a//b/../c/", SigningOptions.s3, "/a//b/../c/"),
        ("/year%3D2024/x%2By", SigningOptions.s3, "/year%3D2024/x%2By"),
        ("/../..", SigningOptions.standard, "/"),
        ("", SigningOptions.standard, "/"),
    ])
    func path(_ path: String, _ options: SigningOptions, _ expected: String) {
        #expect(canonical(HTTPRequest(method: .get, endpoint: Endpoint(host: "h"), path: path), options)[1] == expected)
    }

    @Test(
        arguments: [
            ([("a", "1 2")], "a=1%202"), ([("a", "1+2")], "a=1%2B2"), ([("a", "%2F")], "a=%252F"),
            ([("acl", nil)], "acl="), ([("acl", "")], "acl="), ([("b", "1"), ("a", "1"), ("b", "1")], "a=1&b=1&b=1"),
            ([("a", "b"), ("a", "a")], "a=a&a=b"), ([("a-b", "1"), ("a", "2")], "a=2&a-b=1"),
            ([("é", "*:")], "%C3%A9=%2A%3A"),
        ] as [([(String, String?)], String)])
    func query(_ parameters: [(String, String?)], _ expected: String) {
        let request = HTTPRequest(
            method: .get, endpoint: Endpoint(host: "h"),
            query: parameters.map { HTTPRequest.Parameter($0.0, $0.1) })
        #expect(canonical(request)[2] == expected)
    }

    @Test func urlCarriesTheEncodingThatIsSigned() {
        let request = HTTPRequest(
            method: .get, endpoint: Endpoint(host: "h", port: 8443), path: "/a%20b",
            query: [HTTPRequest.Parameter("k +", "é"), HTTPRequest.Parameter("acl", nil)])
        #expect(request.url == "https://h:8443/a%20b?k%20%2B=%C3%A9&acl")
    }

    @Test(arguments: [("", "x:"), ("  a \t b  ", "x:a b"), ("é  ü", "x:é ü"), ("\"a   b\"", "x:\"a b\"")])
    func headerValue(_ value: String, _ line: String) {
        let request = HTTPRequest(
            method: .get, endpoint: Endpoint(host: "h"), headers: [HTTPHeader("X", value)])
        #expect(canonical(request)[3] == line)
    }

    @Test func leavesOutWhatProxiesChange() {
        let request = HTTPRequest(
            method: .get, endpoint: Endpoint(host: "h"),
            headers: [HTTPHeader("User-Agent", "a"), HTTPHeader("Expect", ""), HTTPHeader("B", "1")])
        #expect(canonical(request)[3...5] == ["b:1", "", "b"])
    }
}
