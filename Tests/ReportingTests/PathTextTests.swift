import Findings
import JSONText
import NetworkSets
import Reachability
import Testing

@testable import Reporting

/// What a person reads.
@Suite struct PathTextTests {
    private let network: Network

    init() throws {
        network = try Network.demo()
    }

    private func lines(_ answer: Answer, explaining: Bool = false) -> [String] {
        PathText(answer, topology: network.topology, style: TextStyle(isColored: false)).rendered(
            explaining: explaining
        )
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func whatWasUnderstoodComesFirstAndTheVerdictNext() throws {
        #expect(
            lines(try network.ask("web-1", "app-1:8080")) == [
                "web-1 (i-0ed12fc13017c3f1b, eni-06a2a4a3569f76e69, 10.0.0.10) → "
                    + "app-1 (i-09f30041cedcae6a9, eni-020240931d9148d0e, 10.0.10.10), tcp port 8080, client ports 32768-60999",
                "", "ALLOWED   there: allowed   back: allowed", "",
            ])
    }

    @Test(arguments: [
        (
            "web-1", "10.0.10.10", QuestionOptions.of(.icmp),
            "10.0.10.10 (i-09f30041cedcae6a9, app-1, eni-020240931d9148d0e), icmp type 8, code 0"
        ),
        ("web-1", "app-1", .of(.icmp, type: 3), "icmp type 3, all codes"),
        ("web-1", "app-1", .of(.gre), "10.0.10.10), gre"),
        ("web-1", "app-1", .of(.udp), "udp all ports, client ports 32768-60999"),
        ("app-1", "internet:443", .of(.tcp, family: .ipv6), "→ internet (IPv6), tcp port 443"),
        ("10.0.0.0/24", "app-1:1", .of(.tcp), "10.0.0.0/24 → app-1"),
        (
            "203.0.113.7/32", "web-1:1", .of(.tcp),
            "203.0.113.7/32 (203.0.113.7) → web-1 (i-0ed12fc13017c3f1b, eni-06a2a4a3569f76e69, 198.51.100.10)"
        ),
        ("2001:DB8::1", "web-1:1", .of(.tcp), "2001:DB8::1 (2001:db8::1) → web-1"),
    ])
    func theQuestionIsToldInFull(source: String, destination: String, options: QuestionOptions, part: String) throws {
        let line = lines(try network.ask(source, destination, options))[0]
        #expect(line.contains(part), "\(line)")
    }

    @Test func aPartialAnswerSaysExactlyWhatDropsAndHowOften() throws {
        let text = lines(try network.ask("app-1", "db-1:5432"))
        #expect(text[2] == "PARTIAL   there: allowed   back: partial")
        #expect(
            text[4...5] == [
                "What drops",
                "  tcp from 10.0.10.10 ports 49152-60999 to 10.0.20.10 port 5432 (42 % of the client's ports)",
            ])
        #expect(text[7] == "1. error SUBNET_ACL_RESTRICTION  acl-0cb7a46a4c782c210 (shop-db), on the way back")
    }

    @Test func aDeniedAnswerListsEveryBlockerInOrderWithItsFix() throws {
        let text = lines(try network.ask("app-1", "db-1:3306"))
        #expect(text[2] == "DENIED   there: denied   back: not judged, nothing arrives")
        let titles = text.filter { $0.first?.isNumber == true }
        #expect(
            titles == [
                "1. error SUBNET_ACL_RESTRICTION  acl-0cb7a46a4c782c210 (shop-db), on the way there",
                "2. error ENI_SG_RULES_MISMATCH  eni-020db7f9c4d81c38d (db-1), on the way there",
                "3. error SUBNET_ACL_RESTRICTION  acl-0cb7a46a4c782c210 (shop-db), on the way back, once the request gets there",
            ])
        #expect(text.count { $0.hasPrefix("        aws ec2 ") } == 3)
    }

    @Test func whatIsSaidOfManyThingsIsOneList() throws {
        // Nobody is in any of the subnets.
        let subnets = (1...5).map { number -> JSONValue in
            [
                "SubnetId": .string("subnet-\(number)"), "VpcId": "vpc-1",
                "CidrBlock": .string("10.0.\(number).0/24"),
            ]
        }
        let empty = try Network.of([
            ["Vpcs": [["VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"]], "Subnets": .array(subnets)],
            ["NetworkInterfaces": []],
        ])
        let answer = try empty.ask("10.0.0.0/16", "10.0.1.7:5432")
        let free = answer.findings.filter { $0.code == .noSourceOrDestination }
        #expect(free.count > 3)
        let text = PathText(answer, topology: empty.topology, style: TextStyle(isColored: false))
            .rendered(explaining: false).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let titles = text.filter { $0.contains("NO_SOURCE_OR_DESTINATION") }
        #expect(titles.count == 1 && titles[0].hasSuffix("  \(free.count) times, on the way there"))
        for finding in free { #expect(text.contains("   · \(finding.message)")) }
    }

    @Test func whatCanBeMendedStandsAloneWithItsFix() throws {
        let answer = try network.ask("10.0.0.0/16", "db-1:5432")
        let text = lines(answer)
        let mismatches = answer.findings.count { $0.code == .securityGroupRulesMismatch }
        #expect(mismatches > 0)
        #expect(text.count { $0.contains(" ENI_SG_RULES_MISMATCH  eni-") } == mismatches)
        let numbers = text.compactMap { line in line.firstMatch(of: /^(\d+)\.[ ]/).flatMap { Int($0.1) } }
        #expect(numbers == Array(1...numbers.count))
    }

    @Test func anUnknownAnswerNamesWhatIsMissing() throws {
        let text = lines(try network.ask("203.0.113.1", "203.0.113.2:53", .of(.udp)))
        #expect(text[2] == "UNKNOWN   there: unknown   back: not judged, what arrives is not known")
        #expect(text[4] == "Not known" && text[5].hasPrefix("  203.0.113.2: both ends are outside the snapshot"))
    }

    @Test func noTrailingBlanksAndNoEmptyLinesInARow() throws {
        for destination in ["db-1:5432", "db-1:3306", "web-1:443", "203.0.113.10:443", "10.0.20.99"] {
            let text = lines(try network.ask("app-1", destination), explaining: true)
            #expect(!text.contains { $0.hasSuffix(" ") })
            #expect(!zip(text, text.dropFirst()).contains { $0.isEmpty && $1.isEmpty })
            #expect(text.last == "" && text.dropLast().last != "")
        }
    }

    @Test func theDrawingShowsTheBlockerInThePath() throws {
        let text = lines(try network.ask("app-1", "db-1:5432"), explaining: true)
        let there = try #require(text.firstIndex(of: "There"))
        let back = try #require(text.firstIndex(of: "Back"))
        #expect(text[there + 1] == "  i-09f30041cedcae6a9 (app-1)")
        #expect(text[back - 2] == "  ▼ i-0b6da4ee4b705c69c (db-1)")
        #expect(text[there + 2..<back - 2].allSatisfy { $0.hasPrefix("  │ ") })
        let blockers = text.filter { $0.hasPrefix("  ◐ ") }
        #expect(blockers.count == 1)
        #expect(
            blockers[0].hasPrefix("  ◐ network-acl out acl-0cb7a46a4c782c210 (shop-db): rule 100 allow tcp 1024-49151"))
        #expect(blockers[0].hasSuffix("rule * deny all to 0.0.0.0/0  SUBNET_ACL_RESTRICTION"))
    }

    @Test func beyondABlockerTheDrawingGoesOn() throws {
        let text = lines(try network.ask("app-1", "db-1:3306"), explaining: true)
        #expect(text.contains { $0.hasPrefix("  ╳ network-acl in acl-0cb7a46a4c782c210 (shop-db): rule * deny all") })
        #expect(text.contains { $0.hasPrefix("  ╳ security-group in ") && $0.hasSuffix("(beyond a blocker)") })
        #expect(text.contains("  ▽ i-0b6da4ee4b705c69c (db-1)"))
    }

    @Test func eachEndOfATranslatedConnectionGetsItsOwnFilter() throws {
        func captures(_ source: String, _ destination: String) throws -> [String] {
            lines(try network.ask(source, destination), explaining: true).filter { $0.hasPrefix("capture") }
        }
        let same = try captures("web-1", "app-1:8080")
        #expect(same.count == 1 && same[0].hasPrefix("capture  tcpdump -ni any 'tcp and ((src host 10.0.0.10"))
        let inbound = try captures("internet", "web-1:443")
        #expect(inbound.count == 2)
        #expect(
            inbound[0].hasPrefix("capture  on the host in the internet: tcpdump")
                && inbound[0].contains("dst host 198.51.100.10"))
        #expect(
            inbound[1].hasPrefix("capture  on i-0ed12fc13017c3f1b (web-1): tcpdump")
                && inbound[1].contains("dst host 10.0.0.10"))
        let outbound = try captures("app-1", "203.0.113.10:443")
        #expect(outbound[0].contains("on i-09f30041cedcae6a9 (app-1): ") && outbound[0].contains("src host 10.0.10.10"))
        // The far host sees the NAT gateway's public address and a port that the gateway picked.
        #expect(outbound[1].contains("src host 198.51.100.99 and src portrange 1024-65535"))
    }

    @Test func sizesAndTimeoutsStandBelow() throws {
        let text = lines(try network.ask("app-1", "203.0.113.10:443"), explaining: true)
        #expect(text.contains("mtu      1500 bytes, limited by igw-08f9f72b71a63ecd5 (shop), MSS 1460"))
        #expect(text.contains("idle     350 s at nat-068a814221730c3a1 (shop-a), then a reset"))
    }

    /// Ids, tags and names of a snapshot are text from outside.
    @Test func hostileNamesAndIDsAreEscaped() throws {
        let evil = "\u{1B}[2J\u{202E}x\n1. error forged"
        let interface: JSONValue = [
            "NetworkInterfaceId": .string("eni-\(evil)"), "VpcId": .string("vpc-\(evil)"), "SubnetId": "subnet-1",
            "PrivateIpAddress": "10.0.0.5", "Groups": [["GroupId": .string("sg-\(evil)")]],
            "TagSet": [["Key": "Name", "Value": .string(evil)]],
        ]
        let network = try Network.of([
            ["NetworkInterfaces": [interface]], ["SecurityGroups": []], ["Subnets": []], ["RouteTables": []],
            ["NetworkAcls": []], ["Vpcs": [["VpcId": .string("vpc-\(evil)"), "CidrBlock": "10.0.0.0/16"]]],
        ])
        let answer = try network.ask("10.0.0.5", "10.0.0.6:80")
        let text = PathText(answer, topology: network.topology, style: TextStyle(isColored: false))
            .rendered(explaining: true)
        #expect(text.contains("\\u{1B}[2J\\u{202E}x\\u{A}1. error forged"))
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\n1. error forged"))
    }
}
