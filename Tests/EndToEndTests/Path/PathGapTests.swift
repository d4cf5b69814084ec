import Foundation
import JSONText
import Testing

/// What is not in a snapshot is a gap where it decides, and silent where it does not.
@Suite
struct PathGapTests {
    private func ask(
        _ folder: TemporaryDirectory, _ source: String, _ destination: String
    ) async throws -> (status: Int32, document: JSONValue, gaps: [String]) {
        let result = try await CommandRunner.awsdrops.run([
            "path", "--snapshot", folder.url.path, "--src", source, "--dst", destination, "--output", "json",
        ])
        let document = try JSONDocument(parsing: result.output).root.value
        guard case .array(let gaps) = document["gaps"] else { return (result.status, document, []) }
        return (
            result.status, document,
            gaps.compactMap { gap in
                guard case .string(let what) = gap["what"], gap["matters"] == true else { return nil }
                return what
            }
        )
    }

    @Test(arguments: [
        ("describe-network-acls.json", "ec2:DescribeNetworkAcls"),
        ("describe-route-tables.json", "ec2:DescribeRouteTables"),
        ("describe-subnets.json", "ec2:DescribeSubnets"),
    ])
    func aMissingListThatDecidesMakesTheAnswerUnknown(file: String, gap: String) async throws {
        let (status, document, gaps) = try await ask(PathDemo.copy(without: file), "web-1", "app-1:8080")
        #expect(status == 3 && document["verdict"] == "unknown")
        #expect(gaps.contains(gap), "\(gaps)")
    }

    /// The public address leads to an interface whose groups refuse, whether or not its VPC is described.
    @Test
    func aPublicDestinationIsNeverAllowedForLackOfItsVPC() async throws {
        let folder = try PathDemo.copy(without: "describe-vpcs.json")
        #expect(try await ask(folder, "internet", "web-1:9999").status == 1)
        #expect(try await ask(folder, "internet", "web-1:443").status == 0)
    }

    @Test
    func groupsAreKnownFromEitherOfTheirCalls() async throws {
        for file in ["describe-security-groups.json", "describe-security-group-rules.json"] {
            #expect(try await ask(PathDemo.copy(without: file), "web-1", "app-1:8080").status == 0, "\(file)")
        }
        let none = try PathDemo.copy(without: "describe-security-groups.json", "describe-security-group-rules.json")
        let (status, _, gaps) = try await ask(none, "web-1", "app-1:8080")
        #expect(status == 3 && Set(gaps) == ["ec2:DescribeSecurityGroups"], "\(gaps)")
    }

    /// Neither the question's ends nor its way have to do with these.
    @Test
    func aMissingListThatDecidesNothingIsSilent() async throws {
        let folder = try PathDemo.copy(
            without: "describe-nat-gateways.json", "describe-vpc-peering-connections.json",
            "describe-egress-only-internet-gateways.json", "describe-addresses.json", "describe-prefix-lists.json")
        let (status, document, gaps) = try await ask(folder, "web-1", "app-1:8080")
        #expect(status == 0 && document["gaps"] == .array([]) && gaps == [])
    }

    @Test(arguments: [
        ("describe-nat-gateways.json", "app-1", "203.0.113.10:443"),
        ("describe-internet-gateways.json", "internet", "web-1:443"),
        ("describe-vpc-peering-connections.json", "report-1", "db-1:5432"),
        ("get-managed-prefix-list-entries/pl-059a000c863fa8514.json", "report-1", "db-1:5432"),
    ])
    func aMissingThingThatARouteOrRuleNamesIsAGap(file: String, source: String, destination: String) async throws {
        let (status, document, gaps) = try await ask(PathDemo.copy(without: file), source, destination)
        #expect(status == 3 && document["verdict"] == "unknown")
        #expect(!gaps.isEmpty)
    }

    @Test
    func aRefusedCallIsNamedWithItsReason() async throws {
        let folder = try PathDemo.copy(without: "describe-network-acls.json")
        try folder.write(
            #"{"schema": "awsdrops.collect/1", "refused": [{"what": "ec2:DescribeNetworkAcls", "why": "AccessDenied"}]}"#,
            to: "collect.json")
        let result = try await CommandRunner.awsdrops.run([
            "path", "--snapshot", folder.url.path, "--src", "web-1", "--dst", "app-1:8080",
        ])
        #expect(result.status == 3)
        #expect(result.output.contains("ec2:DescribeNetworkAcls: ") && result.output.contains("AccessDenied"))
    }

    /// One page of the interfaces does not prove that an address is free.
    @Test
    func aTruncatedListProvesNoAbsence() async throws {
        let whole = try await ask(PathDemo.copy(), "app-1", "10.0.20.99:5432")
        #expect(whole.status == 1)
        let folder = try PathDemo.copy()
        try folder.write(#"{"NetworkInterfaces": [], "NextToken": "more"}"#, to: "page.json")
        let (status, _, gaps) = try await ask(folder, "app-1", "10.0.20.99:5432")
        #expect(status == 3 && gaps.contains("ec2:DescribeNetworkInterfaces"), "\(gaps)")
    }
}
