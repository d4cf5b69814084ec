import JSONText
import NetworkSets
import Reachability
import Testing

@testable import Reporting

/// The JSON of `path` keeps to its schema and says what was asked.
@Suite struct PathReportTests {
    private let network: Network

    init() throws {
        network = try Network.demo()
    }

    @Test(arguments: [
        ("web-1", "app-1:8080", QuestionOptions.of(.tcp)), ("app-1", "db-1:3306", .of(.tcp)),
        ("app-1", "db-1:5432", .of(.tcp)), ("app-1", "203.0.113.10:443", .of(.tcp)), ("internet", "web-1", .of(.tcp)),
        ("report-1", "db-1", .of(.udp)), ("web-1", "app-1", .of(.icmp)), ("web-1", "app-1", .of(.icmp, type: 3)),
        ("app-1", "2001:db8:ffff::1", .of(.icmpv6)), ("web-1", "app-1", .of(.gre)),
        ("10.0.0.0/16", "db-1:5432", .of(.tcp)),
        ("0.0.0.0/0", "web-1:443", .of(.tcp)), ("203.0.113.1", "203.0.113.2:1", .of(.tcp)),
        ("internet", "internet", .of(.tcp)),
        ("10.0.0.99", "10.0.20.99", .of(.tcp)), ("app-1", "169.254.169.254:80", .of(.tcp)),
        ("report-1", "web-1:443", .of(.tcp)), ("app-1", "internet:443", .of(.tcp, family: .ipv6)),
    ])
    func theSchemaIsKept(source: String, destination: String, options: QuestionOptions) throws {
        let document = PathReport.json(try network.ask(source, destination, options))
        #expect(PathSchema(document).faults == [])
        // What is printed is that value, and one document.
        #expect(try JSONDocument(parsing: document.encodedString()).root.value == document)
    }

    @Test func theSchemaCheckFindsWhatIsWrong() throws {
        var members = try #require(object(PathReport.json(try network.ask("app-1", "db-1:5432"))))
        members["verdict"] = "maybe"
        members["gaps"] = nil
        members["extra"] = 1
        let faults = PathSchema(JSONValue(members: members.map { ($0.key, $0.value) })).faults
        #expect(faults.contains("$.verdict") && faults.contains("$.gaps is missing"))
        #expect(faults.contains("$.extra is not known"))
    }

    @Test func theQuestionIsRepeated() throws {
        let query = try #require(PathReport.json(try network.ask("web-1", "10.0.10.10:80-90"))["query"])
        #expect(
            query == [
                "source": "web-1", "destination": "10.0.10.10", "protocol": "tcp", "sourcePorts": "32768-60999",
                "destinationPorts": "80-90", "family": "ipv4", "sourceAddresses": ["10.0.0.10/32"],
                "destinationAddresses": ["10.0.10.10/32"], "sourceInterface": "eni-06a2a4a3569f76e69",
                "destinationInterface": "eni-020240931d9148d0e",
            ])
        let echo = try #require(PathReport.json(try network.ask("web-1", "app-1", .of(.icmp)))["query"])
        #expect(echo["icmpTypes"] == "8" && echo["icmpCodes"] == "0" && echo["sourcePorts"] == .null)
    }

    @Test func theExactDropsAreListed() throws {
        let document = PathReport.json(try network.ask("app-1", "db-1:5432"))
        #expect(document["verdict"] == "partial" && document["return"] == ["verdict": "partial"])
        #expect(
            document["dropped"] == [
                [
                    "protocol": "tcp", "source": ["10.0.10.10/32"], "sourcePorts": "49152-60999",
                    "destination": ["10.0.20.10/32"], "destinationPorts": "5432",
                ]
            ])
    }

    @Test func aWayThatNothingPassesHasNoReturn() throws {
        let document = PathReport.json(try network.ask("app-1", "db-1:3306"))
        #expect(document["return"] == .null)
        #expect(document["forward"] == ["verdict": "denied"])
    }

    private func object(_ value: JSONValue) -> [String: JSONValue]? {
        guard case .object(let members) = value else { return nil }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
    }
}
