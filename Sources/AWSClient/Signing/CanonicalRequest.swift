/// The one spelling of a request that both sides of SigV4 hash.
struct CanonicalRequest {
    /// The text to hash.
    let text: String
    /// The names of the headers it covers, sorted, with `;` between.
    let signedHeaders: String

    /// Headers that proxies add or change on the way, so they are never signed.
    private static let unsigned: Set<String> = [
        "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
        "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id",
    ]

    init(_ request: HTTPRequest, bodyHash: String, options: SigningOptions) {
        var values: [String: [String]] = [:]
        for header in request.headers {
            let name = header.name.lowercased()
            guard !Self.unsigned.contains(name) else { continue }
            values[name, default: []].append(Self.collapse(header.value))
        }
        let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        signedHeaders = names.joined(separator: ";")
        let lines = names.map { "\($0):\((values[$0] ?? []).joined(separator: ","))\n" }
        text = [
            request.method.rawValue, Self.path(request.path, options: options), Self.query(request.query),
            lines.joined(), signedHeaders, bodyHash,
        ].joined(separator: "\n")
    }

    /// Pairs are sorted, not joined texts: `-` and `.` come before `=`.
    private static func query(_ parameters: [HTTPRequest.Parameter]) -> String {
        let pairs = parameters.map { parameter in
            (name: PercentEncoding.encode(parameter.name), value: PercentEncoding.encode(parameter.value ?? ""))
        }
        let sorted = pairs.sorted { left, right in
            left.name == right.name
                ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
                : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
        return sorted.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    private static func path(_ path: String, options: SigningOptions) -> String {
        let wire = path.isEmpty ? "/" : path
        let normal = options.normalisesPath ? normalise(wire) : wire
        return options.doubleEncodesPath ? PercentEncoding.encode(normal, keepingSlash: true) : normal
    }

    /// Removes dot segments and empty segments; a slash at the end stays.
    private static func normalise(_ path: String) -> String {
        var kept: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = kept.popLast() } else { kept.append(segment) }
        }
        return "/" + kept.joined(separator: "/") + (!kept.isEmpty && path.hasSuffix("/") ? "/" : "")
    }

    /// Trims, and makes one space of every run of white space, also inside quotes.
    private static func collapse(_ value: String) -> String {
        let words = value.utf8.split { $0 == 32 || (9...13).contains($0) }
        return words.compactMap { String($0) }.joined(separator: " ")
    }
}
