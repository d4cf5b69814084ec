import NetworkSets

/// What the options of a stateful rule say, as far as awsdrops evaluates them.
struct RuleOptions {
    private(set) var phases: Set<StatefulRule.Phase> = [.opening, .established]
    private(set) var sides: Set<StatefulRule.Side> = [.toServer, .toClient]
    private(set) var hosts: [HostCondition] = []
    private(set) var unread: [String] = []

    /// Options that decide nothing: names, notes, and how the engine searches.
    private static let idle: Set = [
        "msg", "sid", "rev", "gid", "classtype", "reference", "priority", "metadata", "target", "noalert", "rawbytes",
        "fast_pattern", "prefilter", "tag", "alert", "ssl_state",
    ]

    init(_ options: [(keyword: String, value: String?)]) {
        var place: HostCondition.Place?
        var hasDotPrefix = false
        for (keyword, value) in options {
            switch keyword {
            case "tls.sni", "tls_sni": (place, hasDotPrefix) = (.serverName, false)
            case "http.host", "http_host": (place, hasDotPrefix) = (.httpHost, false)
            case "dotprefix" where place != nil: hasDotPrefix = true
            case "content":
                guard let place, let value, let condition = Self.condition(place, value, hasDotPrefix) else {
                    unread.append(keyword)
                    continue
                }
                hosts.append(condition)
            // Host names have no case anyway.
            case "nocase" where !hosts.isEmpty: break
            case "startswith" where !hosts.isEmpty: hosts[hosts.count - 1].startsWith = true
            case "endswith" where !hosts.isEmpty: hosts[hosts.count - 1].endsWith = true
            case "flow": read(flow: value ?? "")
            case "flowbits", "xbits": if !Self.onlySets(value) { unread.append(keyword) }
            case _ where Self.idle.contains(keyword): break
            default: unread.append(keyword)
            }
        }
    }

    private mutating func read(flow value: String) {
        for word in value.split(separator: ",") {
            switch Substring(word).trimmed.lowercased() {
            case "to_server", "from_client": sides = [.toServer]
            case "to_client", "from_server": sides = [.toClient]
            case "established": phases = [.established]
            case "not_established": phases = [.opening]
            case "stateless": break
            default: unread.append("flow:\(word)")
            }
        }
    }

    /// Marks that are set, unset or keep an alert back are no condition.
    private static func onlySets(_ value: String?) -> Bool {
        let verb = value?.split(separator: ",").first.map { Substring($0).trimmed.lowercased() } ?? ""
        return ["set", "unset", "toggle", "noalert"].contains(verb)
    }

    /// A content without escapes: bytes between bars are not of host names.
    private static func condition(
        _ place: HostCondition.Place, _ value: String, _ hasDotPrefix: Bool
    ) -> HostCondition? {
        var text = value
        let isNegated = text.hasPrefix("!")
        if isNegated { text = Substring(text.dropFirst()).trimmed }
        guard text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 else { return nil }
        let content = text.dropFirst().dropLast()
        guard !content.contains("|"), !content.contains("\\") else { return nil }
        return HostCondition(
            place: place, content: content.lowercased(), isNegated: isNegated, hasDotPrefix: hasDotPrefix)
    }
}
