extension Endpoint {
    /// The endpoint that a user wrote as a URL: scheme, host, perhaps a port and a path.
    ///
    /// - Parameter origin: The option, variable or line it comes from, for the message.
    init(url: String, origin: String) throws(SettingsError) {
        func fault(_ reason: String) -> SettingsError {
            SettingsError(
                subject: origin, reason: "\"\(url)\" \(reason)",
                advice:
                    "Expected a URL such as http://localhost:5000 or https://vpce-1.ec2.eu-west-1.vpce.amazonaws.com.")
        }
        let colon = url.firstIndex(of: ":") ?? url.endIndex
        guard let scheme = Scheme(rawValue: url[..<colon].lowercased()), url[colon...].hasPrefix("://") else {
            throw fault("does not start with http:// or https://")
        }
        let rest = url[colon...].dropFirst(3)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var path = String(rest[slash...])
        while path.hasSuffix("/") { path.removeLast() }
        let (host, port) = Self.hostAndPort(rest[..<slash])
        guard !host.isEmpty, Self.isHost(host) else { throw fault("names no host that can be one") }
        guard let port else { throw fault("has a port that is none") }
        guard !path.contains(where: { "?# ".contains($0) || !$0.isASCII }) else {
            throw fault("has a query, a fragment or a blank")
        }
        self.init(
            scheme: scheme, host: host.lowercased(), port: port == 0 ? nil : port, basePath: path, isExplicit: true)
    }

    /// The port is 0 where none is written, nil where it is no port.
    private static func hostAndPort(_ text: Substring) -> (host: String, port: UInt16?) {
        let hostEnd =
            text.hasPrefix("[")
            ? (text.lastIndex(of: "]").map(text.index(after:)) ?? text.endIndex)
            : (text.lastIndex(of: ":") ?? text.endIndex)
        let after = text[hostEnd...]
        guard !after.isEmpty else { return (String(text[..<hostEnd]), 0) }
        let digits = after.dropFirst()
        guard after.first == ":", digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = UInt16(digits), port > 0
        else { return (String(text[..<hostEnd]), nil) }
        return (String(text[..<hostEnd]), port)
    }

    private static func isHost(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            byte > 32 && byte < 127 && !"@/?#\\<>\"'`{}|^".utf8.contains(byte)
        }
    }
}
