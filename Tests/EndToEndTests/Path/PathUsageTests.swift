import Foundation
import Testing

/// Questions that cannot be asked: the message names what was typed and what to type instead, and the status is 64.
@Suite
struct PathUsageTests {
    private func refused(_ arguments: [String]) async throws -> String {
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path] + arguments)
        #expect(result.status == 64, "\(arguments): \(result)")
        #expect(result.output.isEmpty)
        return result.errors
    }

    @Test(arguments: [
        ("wbe-1", "no instance, interface or Name tag \"wbe-1\"; near: web-1, db-1"),
        (
            "i-0ed12fc13017c3f1c",
            "no instance, interface or Name tag \"i-0ed12fc13017c3f1c\"; near: i-0ed12fc13017c3f1b"
        ),
        ("", "\"\": an id, Name tag, address, block or \"internet\" is required"),
        ("10.0.0.256", "\"10.0.0.256\": octet 4 is 256, over 255"),
        ("10.0.0.5/16", "\"10.0.0.5/16\": host bits are set; the block is 10.0.0.0/16"),
        ("2001:db8::1::2", "\"2001:db8::1::2\": '::' stands for more than one gap"),
        ("web-1:443", "\"web-1:443\": the source takes no port; --src-port says which the client uses"),
        (
            "sg-0e559a1c1d59d734b",
            "\"sg-0e559a1c1d59d734b\": this is a security group, at which no packet starts or ends"
        ),
        ("bad\u{1B}[2Jname\u{202E}", "no instance, interface or Name tag \"bad\\u{1B}[2Jname\\u{202E}\""),
    ])
    func source(text: String, message: String) async throws {
        let errors = try await refused(["--src", text, "--dst", "app-1:80"])
        #expect(errors.hasPrefix("awsdrops: --src: \(message)"), "\(errors)")
    }

    @Test(arguments: [
        ("app-1:http", "\"app-1:http\": port is not a decimal number; ports are written 443, 8000-8100 or 80,443"),
        ("app-1:", "\"app-1:\": the port is missing"), ("app-1:65536", "\"app-1:65536\": port is 65536, over 65535"),
        ("app-1:80-70", "\"app-1:80-70\": range 80-70 runs backwards"),
        (":80", "\":80\": nothing stands before the port"),
        ("[::1", "\"[::1\": \"[\" is not closed by \"]\""),
        ("[::1]80", "\"[::1]80\": after \"]\" a colon and a port were expected"),
        (
            "subnet-08e26e8f5358fbbff:80",
            "\"subnet-08e26e8f5358fbbff\": this is a subnet, which is no end of a connection"
        ),
    ])
    func destination(text: String, message: String) async throws {
        let errors = try await refused(["--src", "web-1", "--dst", text])
        #expect(errors.hasPrefix("awsdrops: --dst: \(message)"), "\(errors)")
    }

    /// A component that is not there would make every answer `denied`.
    @Test(arguments: ["--through", "--not-through"]) func component(option: String) async throws {
        let errors = try await refused(["--src", "web-1", "--dst", "app-1:8080", option, "nat-typo"])
        #expect(errors.hasPrefix("awsdrops: \(option): \"nat-typo\": no component of the snapshot"), "\(errors)")
    }

    @Test(arguments: [
        (["--protocol", "tpc"], "--protocol tpc: expected tcp, udp, icmp, icmpv6 or a number 0-255"),
        (["--protocol", "256"], "--protocol 256: expected tcp, udp, icmp, icmpv6 or a number 0-255"),
        (["--src-port", "abc"], "--src-port \"abc\": port is not a decimal number"),
        (["--src-port", "9-8"], "--src-port \"9-8\": range 9-8 runs backwards"),
        (["--icmp-type", "8"], "tcp has no ICMP type or code; ask --protocol icmp or icmpv6"),
        (["--icmp-code", "0"], "tcp has no ICMP type or code"),
        (["--protocol", "icmp"], "icmp has no ports; leave the ports out"),
        (["--protocol", "47"], "gre has no ports; leave the ports out"),
        (["--protocol", "icmpv6"], "icmpv6 has no ports; leave the ports out"),
        (["--explain", "--output", "json"], "--explain draws text; --output json holds every hop without it"),
        (["--profile", "x"], "--profile is about a live account, and --snapshot was given"),
        (["--region", "eu-west-1"], "--region is about a live account"),
        (["--endpoint-url", "http://localhost:1"], "--endpoint-url is about a live account"),
        (["--ca-bundle", "x.pem"], "--ca-bundle is about a live account"),
    ])
    func optionsThatContradict(options: [String], message: String) async throws {
        let ends = ["--src", "web-1", "--dst", "app-1:80"]
        let errors = try await refused(ends + options)
        #expect(errors.hasPrefix("awsdrops: \(message)"), "\(errors)")
    }

    @Test(arguments: [
        (["--src", "web-1"], "Missing expected argument '--dst <dst>'"),
        (["--dst", "web-1"], "Missing expected argument '--src <src>'"),
        (["--src", "web-1", "--dst", "app-1", "--icmp-type", "300"], "The value '300' is invalid for '--icmp-type"),
        (["--src", "web-1", "--dst", "app-1", "--family", "ipv5"], "The value 'ipv5' is invalid for '--family"),
        (["--src", "web-1", "--dst", "app-1", "--output", "yaml"], "The value 'yaml' is invalid for '--output"),
        (["--src", "web-1", "--dst", "app-1", "--color", "red"], "The value 'red' is invalid for '--color"),
        (["--src", "web-1", "--dst", "app-1", "--quiet", "--debug"], "--quiet and --debug contradict each other"),
        (["--src", "web-1", "--dst", "app-1", "extra"], "Unexpected argument 'extra'"),
        (["--src", "web-1", "--dst", "app-1", "--no\u{1B}[31m"], "Unknown option '--no\\u{1B}[31m'"),
    ])
    func argumentsThatAreNone(arguments: [String], message: String) async throws {
        let errors = try await refused(arguments)
        #expect(errors.hasPrefix("Error: \(message)"), "\(errors)")
        #expect(errors.contains("See 'awsdrops path --help' for more information."))
    }

    @Test
    func familiesThatDoNotFit() async throws {
        let mixed = try await refused(["--src", "10.0.0.10", "--dst", "2001:db8::1"])
        #expect(mixed == "awsdrops: 10.0.0.10 and 2001:db8::1 share no address family\n")
        let missing = try await refused(["--src", "report-1", "--dst", "db-1", "--family", "ipv6"])
        #expect(missing == "awsdrops: the source report-1 has no IPv6 address\n")
        let icmp = try await refused(["--src", "app-1", "--dst", "2001:db8::1", "--protocol", "icmp"])
        #expect(icmp.hasPrefix("awsdrops: icmp is IPv4's protocol"))
    }

    @Test
    func anAmbiguousNameListsTheCandidates() async throws {
        let folder = try PathDemo.copy()
        let copy = """
            {"Reservations": [{"Instances": [{"InstanceId": "i-0old", "State": {"Name": "stopped"},
              "Tags": [{"Key": "Name", "Value": "web-1"}]}]}]}
            """
        try folder.write(copy, to: "old.json")
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", folder.url.path, "--src", "web-1", "--dst", "app-1:8080"])
        #expect(result.status == 64)
        #expect(
            result.errors
                == "awsdrops: --src: \"web-1\" names more than one: i-0ed12fc13017c3f1b (10.0.0.10, running), "
                + "i-0old (stopped); name one of them by its id\n")
    }
}
