import NetworkSets

/// What is known of the inside of a connection: the host that its client asks for.
struct AskedHost {
    /// The server name of TLS.
    let serverName: String?
    /// The host of HTTP.
    let httpHost: String?
    /// Whether the ports asked are those of HTTPS, so that a request of HTTP is inside of TLS.
    let usesHTTPSPorts: Bool

    init(_ options: QuestionOptions) {
        serverName = options.serverName
        httpHost = options.httpHost
        usesHTTPSPorts = options.destinationPorts?.isSubset(of: Self.httpsPorts) ?? false
    }

    private static let httpsPorts = PortSet([443...443, 8443...8443])

    enum Match {
        case yes
        case no
        case maybe(String)
    }

    /// Whether the inside of a connection matches a rule whose head does.
    func match(_ rule: StatefulRule, _ phase: StatefulRule.Phase) -> Match {
        var doubt: String?
        if let application = rule.application {
            // What a connection carries shows only once it carries something.
            if phase == .opening { return .no }
            switch carries(application) {
            case true?: break
            case false?: return .no
            case nil: doubt = "whether the connection carries \(application) is not said"
            }
        }
        for condition in rule.hosts {
            if phase == .opening { return .no }
            guard let host = condition.place == .serverName ? serverName : httpHost else {
                if isKnown, condition.place == .httpHost || !usesHTTPSPorts { return .no }
                doubt = doubt ?? Self.hint(condition)
                continue
            }
            if !condition.holds(for: host) { return .no }
        }
        if let keyword = rule.unread.first { doubt = "\(keyword) is not evaluated" }
        return doubt.map(Match.maybe) ?? .yes
    }

    private var isKnown: Bool { serverName != nil || httpHost != nil }

    /// Whether a connection carries a protocol; nil where that is not known.
    private func carries(_ application: String) -> Bool? {
        guard isKnown else { return nil }
        switch application {
        case "tls": return serverName != nil ? true : usesHTTPSPorts ? nil : false
        // HTTP inside of TLS is not seen as HTTP, unless the firewall opens it.
        case "http": return httpHost == nil ? false : serverName != nil || usesHTTPSPorts ? nil : true
        default: return false
        }
    }

    private static func hint(_ condition: HostCondition) -> String {
        condition.place == .serverName
            ? "the TLS server name is not said (--sni)" : "the HTTP host is not said (--http-host)"
    }
}
