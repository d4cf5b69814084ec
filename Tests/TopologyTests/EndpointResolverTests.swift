import Inventory
import NetworkSets
import Testing

@testable import Topology

/// What a name, id or address on the command line stands for.
@Suite struct EndpointResolverTests {
    private let resolver: EndpointResolver
    private let topology: Topology

    init() throws {
        topology = try Demo.topology()
        resolver = EndpointResolver(topology)
    }

    private func interface(_ end: Endpoint) -> String? {
        end.interface.flatMap { topology.instance(of: $0)?.name }
    }

    @Test(arguments: ["web-1", "i-0ed12fc13017c3f1b", "eni-06a2a4a3569f76e69"])
    func namesAndIDsStandForTheInterface(text: String) throws {
        let end = try resolver.resolve(text, as: .source)
        #expect(interface(end) == "web-1")
        #expect(end.text == text && !end.isPublic && end.note == nil)
        guard case .interface(_, nil) = end.kind else {
            Issue.record("an address was picked already")
            return
        }
    }

    @Test(arguments: [
        ("10.0.0.10", "10.0.0.10", false), ("198.51.100.10", "10.0.0.10", true), ("10.0.0.10/32", "10.0.0.10", false),
        ("2001:db8:1234:1a00::10", "2001:db8:1234:1a00::10", false),
        ("2001:DB8:1234:1A00:0:0:0:10", "2001:db8:1234:1a00::10", false),
        ("2001:db8:1234:1a00::10/128", "2001:db8:1234:1a00::10", false),
    ])
    func addressesStandForTheirHolder(text: String, address: String, isPublic: Bool) throws {
        for role in [EndpointResolver.Role.source, .destination] {
            let end = try resolver.resolve(text, as: role)
            #expect(interface(end) == "web-1")
            #expect(end.isPublic == isPublic)
            #expect(end.kind == .interface(try #require(end.interface), address: try IPAddress(address)))
        }
    }

    @Test func aNATGatewaysAddressesAreItsInterface() throws {
        for text in ["10.0.0.200", "198.51.100.99"] {
            #expect(try resolver.resolve(text, as: .destination).interface?.kind == "nat_gateway")
        }
    }

    @Test(arguments: ["10.0.0.77", "203.0.113.9", "2001:db8:ffff::1", "169.254.169.254"])
    func anAddressThatNobodyHoldsIsItself(text: String) throws {
        #expect(try resolver.resolve(text, as: .destination).kind == .address(try IPAddress(text)))
    }

    @Test(arguments: [("10.0.0.0/24", false), ("0.0.0.0/0", false), ("8.8.8.0/24", true), ("2001:db8::/32", true)])
    func blocksAreBlocks(text: String, isPublic: Bool) throws {
        let end = try resolver.resolve(text, as: .source)
        #expect(end.kind == .block(try CIDRBlock(text)))
        #expect(end.isPublic == isPublic)
    }

    @Test func internetIsAKeyword() throws {
        let end = try resolver.resolve("internet", as: .source)
        #expect(end.kind == .internet && end.isPublic)
    }

    @Test(arguments: [
        ("wbe-1", #"no instance, interface or Name tag "wbe-1"; near: web-1, db-1"#),
        ("Internet", #"no instance, interface or Name tag "Internet"; near: internet"#),
        ("WEB-1", #"no instance, interface or Name tag "WEB-1"; near: web-1, web-2, db-1"#),
        ("report", #"no instance, interface or Name tag "report"; near: report-1"#),
        ("i-0ed12fc13017c3f1c", "near: i-0ed12fc13017c3f1b"), ("eni-06a2", "near: eni-06a2a4a3569f76e69"),
        ("completely-different-thing", #"no instance, interface or Name tag "completely-different-thing""#),
        ("", #""": an id, Name tag, address, block or "internet" is required"#),
        ("10.0.0.256", "octet 4 is 256, over 255"), ("10.0.0", "an IPv4 address has 4 octets, this has 3"),
        ("10.0.0.05", "octet 4 has a leading zero"), ("1.2.3.4.5", "an IPv4 address has 4 octets, this has 5"),
        ("10.0.0.5/24", "host bits are set; the block is 10.0.0.0/24"), ("10.0.0.0/33", "prefix length is 33, over 32"),
        ("10.0.0.0/", "prefix length is empty"), ("10.0.0.0/8/8", "it has more than one '/'"),
        ("2001:db8::1::2", "'::' stands for more than one gap"), ("2001:db8::12345", "group"),
        ("fe80::1%eth0", "a zone identifier"), ("2001:db8::/129", "prefix length is 129, over 128"),
        ("web-1:443", "the source takes no port; --src-port says which the client uses"),
        ("10.0.0.10:443", "the source takes no port"), ("[::1]:443", "the source takes no port"),
    ])
    func whatIsWrongIsSaid(text: String, message: String) {
        #expect {
            _ = try resolver.resolve(text, as: .source)
        } throws: { error in
            "\(error)".contains(message)
        }
    }

    @Test(arguments: [
        ("subnet-08e26e8f5358fbbff", "a subnet", "or for all of 10.0.0.0/24 or 2001:db8:1234:1a00::/64"),
        ("vpc-00165764a71716eb8", "a VPC", "or for all of 10.0.0.0/16"),
        ("nat-068a814221730c3a1", "a NAT gateway", "10.0.0.200"),
        ("sg-0e559a1c1d59d734b", "a security group", "name an instance"),
        ("acl-0cb7a46a4c782c210", "a network ACL", ""),
        ("rtb-0749082550dd07008", "a route table", ""), ("igw-08f9f72b71a63ecd5", "an internet gateway", ""),
        ("pcx-011f1ac52559a383f", "a peering connection", ""), ("pl-059a000c863fa8514", "a prefix list", ""),
    ])
    func whatIsNoEndIsSaidToBeNone(id: String, kind: String, advice: String) {
        #expect {
            _ = try resolver.resolve(id, as: .destination)
        } throws: { error in
            "\(error)".hasPrefix("\"\(id)\": this is \(kind)") && "\(error)".contains(advice.isEmpty ? kind : advice)
        }
    }

    @Test func aSourceMayStandInBrackets() throws {
        #expect(interface(try resolver.source("[2001:db8:1234:1a20::10]")) == "db-1")
        #expect(interface(try resolver.source("db-1")) == "db-1")
    }

    @Test func theDestinationTakesPorts() throws {
        let (end, ports) = try resolver.destination("db-1:5432")
        #expect(interface(end) == "db-1")
        #expect(ports?.portDescription == "5432")
        #expect(try resolver.destination("db-1").ports == nil)
        let (six, port) = try resolver.destination("[2001:db8:1234:1a20::10]:5432")
        #expect(interface(six) == "db-1" && port?.portDescription == "5432")
    }
}
