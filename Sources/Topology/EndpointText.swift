public import NetworkSets

/// A destination as typed, taken apart: the name and the ports behind it.
public struct EndpointText: Sendable, Hashable {
    /// The name, address or block, brackets removed.
    public let name: String
    /// The ports asked; nil where none were typed.
    public let ports: PortSet?

    /// Takes `NAME`, `NAME:PORTS`, `BLOCK:PORTS`, `[IPV6]:PORTS` or a bare IPv6 address apart; ports as `443`, `80-90` or
    /// `80,443`.
    ///
    /// - Throws: `EndpointError.malformed` for brackets that do not close and for ports that are none.
    public init(_ text: String) throws(EndpointError) {
        if text.hasPrefix("[") {
            (name, ports) = try Self.bracketed(text)
            return
        }
        guard let colon = Self.portSeparator(of: text) else {
            name = text
            ports = nil
            return
        }
        name = String(text[..<colon])
        ports = try Self.ports(text[text.index(after: colon)...], of: text)
        if name.isEmpty { throw .malformed(text: text, reason: "nothing stands before the port") }
    }

    private static func bracketed(_ text: String) throws(EndpointError) -> (name: String, ports: PortSet?) {
        guard let close = text.firstIndex(of: "]") else {
            throw .malformed(text: text, reason: "\"[\" is not closed by \"]\"")
        }
        let name = String(text[text.index(after: text.startIndex)..<close])
        if name.isEmpty { throw .malformed(text: text, reason: "nothing stands between the brackets") }
        let rest = text[text.index(after: close)...]
        if rest.isEmpty { return (name, nil) }
        guard rest.hasPrefix(":") else {
            throw .malformed(text: text, reason: "after \"]\" a colon and a port were expected")
        }
        return (name, try ports(rest.dropFirst(), of: text))
    }

    /// The colon before the ports. An IPv6 address without brackets has none, nor has an ARN that ends in a name; behind the
    /// slash of a block or of an ARN's last part only ports can follow a colon.
    private static func portSeparator(of text: String) -> String.Index? {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        if let slash = text.lastIndex(of: "/") { return colon > slash ? colon : nil }
        return text.hasPrefix("arn:") || looksLikeIPv6(text) ? nil : colon
    }

    /// Whether a text is meant as an IPv6 address, be it a wrong one: two colons or more, and nothing but digits around them,
    /// or two colons in a row.
    static func looksLikeIPv6(_ text: String) -> Bool {
        text.count { $0 == ":" } >= 2
            && (text.contains("::") || text.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." })
    }

    private static func ports(_ digits: Substring, of text: String) throws(EndpointError) -> PortSet {
        do {
            return try PortSet(ports: String(digits))
        } catch {
            throw .malformed(text: text, reason: "\(error.reason); ports are written 443, 8000-8100 or 80,443")
        }
    }
}
