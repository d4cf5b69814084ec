import NetworkSets
import Testing

@testable import Topology

/// A destination as typed: what is the name, and what are the ports.
@Suite struct EndpointTextTests {
    @Test(
        arguments: [
            ("web-1", "web-1", nil), ("web-1:443", "web-1", "443"), ("web-1:8000-8100", "web-1", "8000-8100"),
            ("web-1:80,443", "web-1", "80,443"), ("i-0abc:0", "i-0abc", "0"), ("10.0.0.5:65535", "10.0.0.5", "65535"),
            ("10.0.0.0/24:22", "10.0.0.0/24", "22"), ("internet:53", "internet", "53"),
            ("2001:db8::1", "2001:db8::1", nil), ("::1", "::1", nil), ("::", "::", nil),
            ("::ffff:10.0.0.5", "::ffff:10.0.0.5", nil), ("[2001:db8::1]", "2001:db8::1", nil),
            ("[2001:db8::1]:443", "2001:db8::1", "443"), ("[2001:db8::1]:1-9", "2001:db8::1", "1-9"),
            ("2001:db8::/64", "2001:db8::/64", nil), ("2001:db8::/64:443", "2001:db8::/64", "443"),
            ("[2001:db8::/64]:443", "2001:db8::/64", "443"), ("2001:db8:0:1:2:3:4:5", "2001:db8:0:1:2:3:4:5", nil),
            ("prod:web:443", "prod:web", "443"), ("Jump Host:22", "Jump Host", "22"),
            ("arn:aws:rds:eu-west-1:111122223333:db:shop", "arn:aws:rds:eu-west-1:111122223333:db:shop", nil),
            (
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1a:443",
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1a", "443"
            ),
            ("2001:db8::xyz", "2001:db8::xyz", nil),
        ] as [(String, String, String?)])
    func nameAndPorts(text: String, name: String, ports: String?) throws {
        let parts = try EndpointText(text)
        #expect(parts.name == name)
        #expect(parts.ports?.portDescription == ports)
    }

    @Test(arguments: [
        ("web-1:", "the port is missing"), ("web-1:http", "port is not a decimal number"),
        ("web-1:65536", "port is 65536, over 65535"), ("web-1:90-80", "range 90-80 runs backwards"),
        ("web-1:-1", "port is empty"), ("web-1:80-", "port is empty"), ("web-1:080", "port has a leading zero"),
        ("web-1:8 0", "port contains white space"), ("web-1:80,", "port is empty"),
        (":443", "nothing stands before the port"),
        ("[2001:db8::1", "\"[\" is not closed by \"]\""), ("[]:443", "nothing stands between the brackets"),
        ("[2001:db8::1]443", "after \"]\" a colon and a port were expected"), ("[::1]:", "the port is missing"),
        ("10.0.0.0/24:x", "port is not a decimal number"),
    ])
    func malformed(text: String, reason: String) {
        #expect {
            _ = try EndpointText(text)
        } throws: { error in
            "\(error)".hasPrefix("\"\(text)\": \(reason)")
        }
    }
}
