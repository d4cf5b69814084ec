import Foundation
import JSONText
import TestSupport
import Testing

/// Faults of every kind are planted in a log of random flows: each is laid to its own cause where the log can tell, and to none where
/// it cannot.
@Suite struct PlantedFaultsTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64], [true, false])
    func eachIsLaidToItsCause(seed: UInt64, hasFlags: Bool) async throws {
        let planted = PlantedFaults(seed: seed, hasFlags: hasFlags)
        let scratch = try TemporaryDirectory()
        try scratch.write(PlantedFaults.snapshot, to: "snapshot/all.json")
        let file = try scratch.write(planted.log, to: "flows.log")
        let result = try await CommandRunner.awsdrops.run(
            ["flows", file.path, "--snapshot", scratch.url.appending(path: "snapshot").path, "--output", "json"])
        try #require(result.status == 0, "\(result.errors)")
        var found: [String: Set<String>] = [:]
        for group in try JSONDocument(parsing: result.output).root["groups"]?.elements.map({ $0 }) ?? [] {
            let key = [
                group["source"]?.string ?? "?", group["destination"]?.string ?? "?",
                String(group["destinationPort"]?.int ?? -1),
            ].joined(separator: " ")
            let cause = group["attribution"]
            let text = [cause?["kind"]?.string, cause?["component"]?.string].map { $0 ?? "-" }.joined(separator: " ")
            found[key, default: []].insert(text)
        }
        for (key, fault) in planted.truth {
            #expect(found[key] == [fault.cause], "\(fault.story) \(key)")
        }
        #expect(found.count == planted.truth.count && Set(planted.truth.values.map(\.story)).count >= 11)
    }
}

/// A network with a fault of each kind, and a log in which packets meet them.
private struct PlantedFaults {
    struct Fault {
        let story: String
        /// Kind and component, as the report has them.
        let cause: String
    }

    let log: String
    /// By source, destination and destination port of what was rejected.
    let truth: [String: Fault]

    /// Three subnets: `cli` lets no replies in, `ret` lets none out and no telnet in, `all` lets everything pass. Group `sg-open` takes
    /// 443 and 23 from anywhere; `sg-shut` takes nothing; `sg-mute` sends to 443 alone.
    static let snapshot = """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333"}],
         "Subnets": [\(["cli", "ret", "all"].enumerated().map { """
            {"SubnetId": "subnet-\($1)", "VpcId": "vpc-1", "CidrBlock": "10.0.\($0).0/24", "OwnerId": "111122223333"}
            """ }.joined(separator: ","))],
         "RouteTables": [],
         "NetworkAcls": [
          \(acl("cli", ["false 100 6 allow 443", "true 100 -1 allow -"])),
          \(acl("ret", ["false 50 6 deny 23", "false 100 -1 allow -", "true 100 6 allow 443"])),
          \(acl("all", ["false 100 -1 allow -", "true 100 -1 allow -"]))],
         "SecurityGroups": [
          \(group("open", ingress: [443, 23], egress: "-1 -")), \(group("shut", ingress: [], egress: "-1 -")),
          \(group("mute", ingress: [443], egress: "tcp 443"))],
         "NetworkInterfaces": [\(hosts.map { """
            {"NetworkInterfaceId": "\($0.id)", "SubnetId": "subnet-\($0.subnet)", "VpcId": "vpc-1",
             "PrivateIpAddress": "\($0.address)",
             "PrivateIpAddresses": [{"PrivateIpAddress": "\($0.address)", "Primary": true}],
             "Groups": [{"GroupId": "sg-\($0.group)", "GroupName": "\($0.group)"}], "Status": "in-use",
             "InterfaceType": "interface", "OwnerId": "111122223333"}
            """ }.joined(separator: ","))]}
        """

    struct Host {
        let id, subnet, group, address: String
    }

    static let hosts = ["cli", "ret", "all"].enumerated().flatMap { index, subnet in
        ["open", "shut", "mute"].enumerated().flatMap { number, group in
            (0..<4).map { copy in
                Host(
                    id: "eni-\(subnet)\(group)\(copy)", subnet: subnet, group: group,
                    address: "10.0.\(index).\(10 + number * 10 + copy)")
            }
        }
    }

    private static func acl(_ name: String, _ rows: [String]) -> String {
        let entries = (rows + ["false 32767 -1 deny -", "true 32767 -1 deny -"]).map { row in
            let words = row.split(separator: " ")
            let ports = words[4] == "-" ? "" : ", \"PortRange\": {\"From\": \(words[4]), \"To\": \(words[4])}"
            return "{\"Egress\": \(words[0]), \"RuleNumber\": \(words[1]), \"Protocol\": \"\(words[2])\", "
                + "\"RuleAction\": \"\(words[3])\", \"CidrBlock\": \"0.0.0.0/0\"\(ports)}"
        }
        return """
            {"NetworkAclId": "acl-\(name)", "VpcId": "vpc-1", "IsDefault": false, "OwnerId": "111122223333",
             "Associations": [{"NetworkAclAssociationId": "aclassoc-\(name)", "NetworkAclId": "acl-\(name)",
              "SubnetId": "subnet-\(name)"}], "Entries": [\(entries.joined(separator: ","))]}
            """
    }

    private static func group(_ name: String, ingress: [Int], egress: String) -> String {
        func permission(_ proto: String, _ port: String) -> String {
            let ports = port == "-" ? "" : ", \"FromPort\": \(port), \"ToPort\": \(port)"
            return "{\"IpProtocol\": \"\(proto)\"\(ports), \"IpRanges\": [{\"CidrIp\": \"0.0.0.0/0\"}]}"
        }
        let words = egress.split(separator: " ").map(String.init)
        return """
            {"GroupId": "sg-\(name)", "GroupName": "\(name)", "VpcId": "vpc-1", "OwnerId": "111122223333", "Description": "x",
             "IpPermissions": [\(ingress.map { permission("tcp", String($0)) }.joined(separator: ","))],
             "IpPermissionsEgress": [\(permission(words[0], words[1]))]}
            """
    }

    init(seed: UInt64, hasFlags: Bool) {
        var random = SplitMix64(seed: seed)
        var records: [String] = []
        var truth: [String: Fault] = [:]
        var clientPort = 32768

        func host(_ subnet: String, _ group: String) -> Host {
            let fitting = Self.hosts.filter { $0.subnet == subnet && $0.group == group }
            return fitting[Int.random(in: 0..<fitting.count, using: &random)]
        }
        func record(
            _ interface: String, _ from: String, _ fromPort: Int, _ to: String, _ toPort: Int, _ action: String,
            _ flags: Int, reason: String = "-"
        ) {
            let start = 1_700_000_000 + Int.random(in: 0...600, using: &random)
            records.append(
                "8 111122223333 \(interface) \(from) \(to) \(fromPort) \(toPort) 6 3 180 \(start) \(start + 59) \(action) OK"
                    + (hasFlags ? " \(flags) \(reason)" : " \(reason)"))
        }
        func plant(_ story: String, _ from: String, _ to: String, _ port: Int, _ cause: String) {
            truth["\(from) \(to) \(port)"] = Fault(story: story, cause: cause)
        }

        for round in 0..<6 {
            clientPort += 7
            let outside = "198.51.100.\(10 + round)"
            // Groups: at the receiver, at the sender, and for noise from the internet.
            let (sender, shut) = (host("all", "open"), host("ret", "shut"))
            record(sender.id, sender.address, clientPort, shut.address, 443, "ACCEPT", 2)
            record(shut.id, sender.address, clientPort, shut.address, 443, "REJECT", 2)
            plant("sg-ingress", sender.address, shut.address, 443, "security-group \(shut.id)")
            let mute = host("all", "mute")
            record(mute.id, mute.address, clientPort, "10.0.1.\(200 + round)", 5432, "REJECT", 2)
            plant("sg-egress", mute.address, "10.0.1.\(200 + round)", 5432, "security-group \(mute.id)")
            let target = host("all", "open")
            record(target.id, outside, clientPort, target.address, 3389, "REJECT", 2)
            plant("scan", outside, target.address, 3389, "security-group \(target.id)")
            // ACLs: what comes in, the reply on its way out of the server's subnet, and into the client's.
            let telnet = host("ret", "open")
            record(telnet.id, outside, clientPort, telnet.address, 23, "REJECT", 2)
            plant("acl-ingress", outside, telnet.address, 23, "network-acl acl-ret")
            let server = host("ret", "open")
            let client = "198.51.101.\(10 + round)"
            record(server.id, client, clientPort, server.address, 443, "ACCEPT", 2)
            record(server.id, server.address, 443, client, clientPort, "REJECT", 18)
            plant("acl-return", server.address, client, clientPort, "network-acl acl-ret")
            let (caller, far) = (host("cli", "open"), "203.0.113.\(10 + round)")
            record(caller.id, caller.address, clientPort, far, 443, "ACCEPT", 2)
            record(caller.id, far, 443, caller.address, clientPort, "REJECT", 18)
            plant("acl-client", far, caller.address, clientPort, "network-acl acl-cli")
            // Both refuse: on the way in the ACL comes first.
            let both = host("ret", "shut")
            record(both.id, "198.51.102.\(round)", clientPort, both.address, 23, "REJECT", 2)
            plant("both", "198.51.102.\(round)", both.address, 23, "network-acl acl-ret")
            // What the record says itself.
            record(target.id, "198.51.103.\(round)", clientPort, target.address, 443, "REJECT", 2, reason: "BPA")
            plant("bpa", "198.51.103.\(round)", target.address, 443, "block-public-access -")
            record(target.id, "198.51.104.\(round)", clientPort, target.address, 443, "REJECT", 2, reason: "EC")
            plant("encryption", "198.51.104.\(round)", target.address, 443, "encryption-control -")
            // Behind the close: only the flags tell.
            record(target.id, "198.51.105.\(round)", clientPort, target.address, 443, "REJECT", 1)
            plant(
                "late-fin", "198.51.105.\(round)", target.address, 443,
                hasFlags ? "late-packet \(target.id)" : "unknown -")
            // What no log can tell: a rule that changed since, an interface that is gone.
            record(target.id, "198.51.106.\(round)", clientPort, target.address, 443, "REJECT", 2)
            plant("changed-rule", "198.51.106.\(round)", target.address, 443, "unknown -")
            record("eni-gone", "198.51.107.\(round)", clientPort, "10.0.9.9", 443, "REJECT", 2)
            plant("gone", "198.51.107.\(round)", "10.0.9.9", 443, "unknown -")
        }
        records.shuffle(using: &random)
        self.truth = truth
        log =
            ([FlowText.header + (hasFlags ? " tcp-flags reject-reason" : " reject-reason")] + records)
            .joined(separator: "\n") + "\n"
    }
}
