import NetworkSets

/// The services of an intent: protocols with their server ports.
public struct IntentServices: Sendable {
    /// One of them.
    enum Service: Sendable, Hashable {
        /// Every protocol, with all its ports and messages.
        case all
        /// A protocol; nil for all its ports. ICMP means echo requests, of either family.
        case named(InternetProtocol, PortSet?)
    }

    /// The services, in order of the file.
    let list: [Service]
    /// The services as written, separated by commas.
    public let text: String

    /// Every protocol.
    static let all = IntentServices(list: [.all], text: "all")
    /// TCP and UDP.
    static let connections = IntentServices(list: [.named(.tcp, nil), .named(.udp, nil)], text: "tcp, udp")

    /// Ports whose protocol encrypts from the first byte, by the registry of IANA: SSH, HTTPS, SMTP, NNTP, LDAP, DNS over TLS, FTP,
    /// Telnet, IMAP and POP over TLS, LDAP's global catalogue, SIP and AMQP over TLS, syslog over TLS, HTTPS beside the usual
    /// port, and MQTT over TLS; over UDP QUIC, DNS over QUIC, IKE and IPsec through translators, and WireGuard.
    static let encrypted = IntentServices(
        list: [
            .named(
                .tcp,
                PortSet(
                    [22, 443, 465, 563, 636, 853, 989, 990, 992, 993, 995, 3269, 5061, 5671, 6514, 8443, 8883]
                        .map { $0...$0 })),
            .named(.udp, PortSet([443, 500, 853, 4500, 51820].map { $0...$0 })),
        ], text: "encrypted ports")

    /// Reads one service: `all`, `tcp`, `tcp 80,8000-8999`, `icmp`, or a protocol's number.
    ///
    /// - Returns: The service, or what was expected instead.
    static func service(_ text: String) -> Result<Service, Expectation> {
        let words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        guard let first = words.first, words.count <= 2 else { return .failure(.service(text)) }
        if first == "all" { return words.count == 1 ? .success(.all) : .failure(.init("all takes no ports")) }
        guard let name = InternetProtocol(first) else { return .failure(.service(text)) }
        guard words.count == 2 else { return .success(.named(name, nil)) }
        guard name.hasPorts else { return .failure(.init("\(name.name) has no ports")) }
        do {
            return .success(.named(name, try PortSet(ports: words[1])))
        } catch {
            return .failure(.init("\(error); ports are written 443, 8000-8999 or 80,443"))
        }
    }

    /// What was expected in the place of a text.
    struct Expectation: Error {
        let text: String

        init(_ text: String) { self.text = text }

        static func service(_ text: String) -> Expectation {
            let hint = text.allSatisfy { $0.isNumber || ",-".contains($0) } ? " (a port comes after its protocol)" : ""
            return Expectation(
                "\"\(text)\" is no service\(hint); expected all, tcp, udp or icmp, or ports behind one, such as "
                    + "\"tcp 80,443\"")
        }
    }
}

extension IntentServices {
    /// The packets of a set that are of none of the services.
    func packetsBeside(_ packets: FlowSet) -> FlowSet {
        var rest = packets
        for service in list {
            guard case .named(let name, let ports) = service else { return FlowSet() }
            for family in AddressFamily.allCases {
                rest = rest.subtracting(
                    FlowBox(family: family, protocol: name, destinationPorts: name.hasPorts ? ports : nil))
            }
        }
        return rest
    }
}
