/// What a rule demands of the host that a client asks for: the server name of TLS or the host of HTTP.
struct HostCondition {
    enum Place {
        case serverName
        case httpHost
    }

    let place: Place
    /// The text looked for, in lower case.
    var content: String
    var isNegated = false
    var startsWith = false
    var endsWith = false
    /// Whether a dot is put before the host first, so that `.example.com` matches `example.com` too.
    var hasDotPrefix = false

    /// Whether a host fulfils it. Host names have no case.
    func holds(for host: String) -> Bool {
        let host = (hasDotPrefix ? "." : "") + host.lowercased()
        let found: Bool =
            switch (startsWith, endsWith) {
            case (true, true): host == content
            case (true, false): host.hasPrefix(content)
            case (false, true): host.hasSuffix(content)
            case (false, false): content.isEmpty || host.contains(content)
            }
        return found != isNegated
    }
}
