import Foundation
import JSONText
import Testing

@testable import AWSClient

/// One row of `suite.json`.
struct SigningCase: Sendable, CustomTestStringConvertible {
    let name: String
    let request: HTTPRequest
    let options: SigningOptions
    let token: String?
    let canonical: String
    let signature: String

    var testDescription: String { name }

    static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    static let time = UTCInstant(iso8601: "2015-08-30T12:36:00Z") ?? UTCInstant(secondsSinceEpoch: 0)

    static let all: [SigningCase] = {
        guard let bytes = try? PackagePaths.fixture("signing/suite.json"),
            let document = try? JSONDocument(parsing: bytes)
        else { return [] }
        return document.root.elements.compactMap(SigningCase.init)
    }()

    init?(_ row: JSONElement) {
        guard let name = row["name"]?.string, let method = row["method"]?.string.flatMap(HTTPRequest.Method.init),
            let path = row["path"]?.string, let query = row["query"]?.string, let body = row["body"]?.string,
            let canonical = row["canonical"]?.string, let signature = row["signature"]?.string,
            let headers = row["headers"]?.elements.map({ $0.elements.compactMap(\.string) })
        else { return nil }
        self.name = name
        let host = headers.first { $0[0] == "Host" }?[1] ?? ""
        request = HTTPRequest(
            method: method, endpoint: Endpoint(host: host), path: path, query: Self.parameters(query),
            headers: headers.filter { $0[0] != "Host" }.map { HTTPHeader($0[0], $0[1]) }, body: Array(body.utf8))
        // The suite's paths are raw: its one encoding is what double encoding does to a path already encoded.
        options = SigningOptions(
            normalisesPath: row["normalise"]?.bool ?? true, doubleEncodesPath: true,
            signsBodyHashHeader: row["hashHeader"]?.bool ?? false)
        // The historic form adds the token only after signing, so the signature knows nothing of it.
        token = row["tokenAfter"]?.bool == true ? nil : row["token"]?.string
        self.canonical = canonical
        self.signature = signature
    }

    /// Splits a raw query and takes its percent-encoding off.
    static func parameters(_ query: String) -> [HTTPRequest.Parameter] {
        query.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return HTTPRequest.Parameter(decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : nil)
        }
    }

    private static func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }
}
