/// What must hold before a request crosses into C, which ends strings at NUL and headers at line ends.
enum RequestCheck {
    /// What is wrong with the request, or nil.
    static func fault(of request: HTTPRequest) -> String? {
        if request.endpoint.scheme == .http, !request.endpoint.isExplicit {
            return "plain http is used only where --endpoint-url or AWS_ENDPOINT_URL says so"
        }
        if let bad = firstControl(in: request.url) {
            return "the URL holds the character \(bad)"
        }
        for header in request.headers {
            if header.name.isEmpty || header.name.utf8.contains(where: { !isToken($0) }) {
                return "a header has a name that HTTP does not allow"
            }
            if header.value.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) {
                return "the value of the header \(header.name) holds a line end or NUL"
            }
        }
        return nil
    }

    private static func firstControl(in text: String) -> String? {
        text.utf8.first { $0 <= 32 || $0 == 127 }.map { "0x" + String($0, radix: 16) }
    }

    /// The characters of a token in RFC 9110 (5.6.2).
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
