public import NetworkSets

/// A destination as typed, taken apart: the name and the ports behind it.
public struct EndpointText: Sendable, Hashable {
    /// The name, address or block, brackets removed.
    public let name: String
    /// The ports asked; nil where none were typed.
    public let ports: PortSet?

    /// Takes `NAME`, `NAME:PORT`, `NAME:PORT-PORT`, `[IPV6]:PORT` or a bare IPv6 address apart.
    ///
    /// - Throws: `EndpointError.malformed` for brackets that do not close and for ports that are none.
    public init(_ text: String) throws(EndpointError) {
        if text.hasPrefix("[") {
            guard let close = text.firstIndex(of: "]") else {
                throw .malformed(text: text, reason: "\"[\" is not closed by \"]\"")
            }
            name = String(text[text.index(after: text.startIndex)..<close])
            let rest = text[text.index(after: close)...]
            if rest.isEmpty {
                ports = nil
            } else if rest.hasPrefix(":") {
                ports = try Self.ports(String(rest.dropFirst()), of: text)
            } else {
                throw .malformed(text: text, reason: "after \"]\" a colon and a port were expected")
            }
            return
        }
        let colons = text.count { $0 == ":" }
        // Two colons or more: an IPv6 address without brackets cannot carry a port, and an ARN has no port.
        guard colons == 1, let colon = text.firstIndex(of: ":") else {
            name = text
            ports = nil
            return
        }
        name = String(text[..<colon])
        ports = try Self.ports(String(text[text.index(after: colon)...]), of: text)
    }

    private static func ports(_ text: String, of whole: String) throws(EndpointError) -> PortSet {
        do {
            return try PortSet(ports: text)
        } catch {
            throw .malformed(text: whole, reason: "\(error)")
        }
    }
}
