import Testing

@testable import AWSClient

/// Requests that must not be sent.
struct RequestCheckTests {
    private func fault(
        scheme: Endpoint.Scheme = .https, isExplicit: Bool = true, path: String = "/", header: HTTPHeader? = nil
    ) -> String? {
        let endpoint = Endpoint(scheme: scheme, host: "example", isExplicit: isExplicit)
        return RequestCheck.fault(
            of: HTTPRequest(method: .get, endpoint: endpoint, path: path, headers: header.map { [$0] } ?? []))
    }

    @Test func plainHTTPOnlyWhereTheUserSaysSo() async {
        #expect(fault(scheme: .http, isExplicit: true) == nil && fault(isExplicit: false) == nil)
        #expect(fault(scheme: .http, isExplicit: false)?.hasPrefix("plain http is used only where") == true)
        let request = HTTPRequest(method: .get, endpoint: Endpoint(scheme: .http, host: "127.0.0.1", port: 9))
        let error = await #expect(throws: TransportError.self) { try await CurlTransport().send(request) }
        #expect(error?.kind == .invalidRequest)
    }

    @Test(arguments: ["/a b", "/a\nb", "/a\u{0}b", "/a\u{7F}"])
    func refusesURLsThatCWouldCut(path: String) {
        #expect(fault(path: path)?.hasPrefix("the URL holds the character") == true)
    }

    @Test(arguments: [
        HTTPHeader("X-A", "a\r\nX-B: b"), HTTPHeader("X-A", "a\nb"), HTTPHeader("X-A", "a\u{0}"),
        HTTPHeader("X A", "a"), HTTPHeader("X:A", "a"), HTTPHeader("", "a"), HTTPHeader("X-Ä", "a"),
    ])
    func refusesHeadersThatWouldBeTwo(header: HTTPHeader) {
        #expect(fault(header: header) != nil)
        #expect(fault(header: HTTPHeader("X-A", "a, é")) == nil)
    }
}
