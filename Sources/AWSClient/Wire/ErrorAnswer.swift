import JSONText

/// Reads the errors that services and what stands before them answer with.
///
/// Source: the error sections of the protocols in the Smithy specification.
struct ErrorAnswer {
    let response: HTTPResponse
    let isXML: Bool
    let call: String

    /// What the answer says.
    var error: ServiceError {
        let (code, message, requestID) = isXML ? xmlParts : jsonParts
        return ServiceError(
            code: code.flatMap { $0.isEmpty ? nil : $0 } ?? String(response.status), message: message ?? pageHint,
            status: response.status, requestID: requestID ?? headerRequestID, call: call)
    }

    private var headerRequestID: String? {
        response.headers.value(of: "x-amzn-requestid") ?? response.headers.value(of: "x-amz-request-id")
    }

    /// A page of a load balancer or proxy says nothing of the call; its kind is worth a word.
    private var pageHint: String {
        let type = response.headers.value(of: "content-type") ?? ""
        return type.lowercased().contains("html") ? "the answer is an HTML page, not one of AWS" : ""
    }

    private var xmlParts: (String?, String?, String?) {
        let reader = XMLErrorReader()
        guard (try? XMLScanner.scan(response.body, into: reader)) != nil else { return (nil, nil, nil) }
        return (
            reader.values["Code"], reader.values["Message"], reader.values["RequestId"] ?? reader.values["RequestID"]
        )
    }

    private var jsonParts: (String?, String?, String?) {
        let root = (try? JSONDocument(parsing: response.body))?.root
        let message = root.flatMap { $0["message"]?.string ?? $0["Message"]?.string ?? $0["error_description"]?.string }
        var code =
            response.headers.value(of: "x-amzn-errortype")
            ?? root.flatMap { $0["__type"]?.string ?? $0["code"]?.string ?? $0["error"]?.string }
        code = code.map { text in
            let first = text.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
            return String(first.split(separator: "#").last ?? first)
        }
        if let query = response.headers.value(of: "x-amzn-query-error") {
            code = query.split(separator: ";").first.map(String.init) ?? code
        }
        return (code, message, nil)
    }
}

/// Keeps the text of the elements that errors have, wherever they stand.
private final class XMLErrorReader: XMLHandler {
    private static let wanted: Set<String> = ["Code", "Message", "RequestId", "RequestID"]

    var values: [String: String] = [:]
    private var open: [String] = []
    private var current: [UInt8] = []

    func start(_ name: UnsafeBufferPointer<UInt8>) throws(WireError) {
        open.append(String(decoding: name, as: UTF8.self))
        current = []
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) { current.append(contentsOf: text) }

    func end() throws(WireError) {
        guard let name = open.popLast() else { return }
        if Self.wanted.contains(name), values[name] == nil {
            values[name] = String(decoding: current, as: UTF8.self).trimmingWhiteSpace()
        }
        current = []
    }
}
