import Foundation
import JSONText
import Testing

/// The company of several accounts, scanned: every fault that was built into it is found, and nothing else is called one.
@Suite
struct CompanyScanTests {
    private static let expected = [
        // The peering to the data VPC: only the shop has routes to it.
        "error ROUTE-ONE-WAY pcx-0e2bb70e1bfdf8245",
        // The ACL of the database subnet lets replies out to ports up to 49151 only; Linux goes up to 60999.
        "error ASY-2 acl-088bd0dfb8e1ce196",
        // The same ACL lets no replies in to a client among the databases: batch-1 asks the network load balancer.
        "error ASY-1 acl-088bd0dfb8e1ce196",
        // Replies from the data VPC pass the firewall endpoint of another zone than their requests, each of the two.
        "error ASY-4 vpce-01345e074d19a3a99", "error ASY-4 vpce-01345e074d19a3a99",
        "error ASY-4 vpce-0dcf6d30a9589ddde", "error ASY-4 vpce-0dcf6d30a9589ddde",
        // The network load balancer has a node in eu-west-1b, and its only targets are in eu-west-1a.
        "error ELBV2_NO_TARGETS_IN_AZ arn:aws:elasticloadbalancing:eu-west-1:222233334444:targetgroup/app/6170700000000000",
        // web-2 carries a group that does not let the application load balancer in.
        "error LB-TARGET eni-03ffddc7b4cf4c276",
        // The second application subnet uses the NAT gateway of the first one's zone.
        "warning ROUTE-NAT-ZONE subnet-0a9f13a791bd1d05a",
        // The same web-2, as a member that differs from the other.
        "warning ASY-7 arn:aws:elasticloadbalancing:eu-west-1:222233334444:targetgroup/web/7765620000000000",
        // A transit gateway carries 8500 bytes, and the group of report-2 does not let the message in that says so.
        "warning PATH_MTU_BLACK_HOLE tgw-attach-041f796feb14526d1",
    ]

    /// What is no fault: what reaches the internet and what the internet reaches (the bastion, from two offices), services
    /// that the rules open by IPv4 only, timeouts shorter than the keepalive of Linux, and the sizes of packets where the
    /// sender may be told.
    private static let harmless: Set = ["SG-EGRESS", "SG-EXPO", "ASY-8", "KEEPALIVE_TOO_LONG", "PATH_MTU_BLACK_HOLE"]

    @Test
    func everyFindingHasItsReason() async throws {
        let snapshot = Project.root.appending(path: "Fixtures/company/snapshot").path
        let result = try await CommandRunner.awsdrops.run(["scan", "--snapshot", snapshot, "--output", "json"])
        #expect(result.status == 1 && result.errors.isEmpty, "\(result.errors)")
        let findings = try JSONDocument(parsing: result.output).root["findings"]?.elements
        let all = try #require(findings).map { finding in
            (finding["severity"]?.string ?? "", finding["code"]?.string ?? "", finding["component"]?.string ?? "")
        }
        #expect(all.filter { $0.0 != "info" }.map { "\($0.0) \($0.1) \($0.2)" }.sorted() == Self.expected.sorted())
        let mismatch = try #require(findings).first { $0["code"]?.string == "ASY-4" }
        let evidence = mismatch?["evidence"]?.elements.compactMap(\.string) ?? []
        // Where the routes differ, both ways are listed.
        #expect(evidence.contains("requests pass rtb-04853cfbda24055bb → pcx-0e2bb70e1bfdf8245"), "\(evidence)")
        let replies = evidence.first {
            $0.hasPrefix("replies pass rtb-0197c9ba75db5b290 → tgw-attach-041f796feb14526d1")
        }
        #expect(replies?.hasSuffix(" → vpce-0dcf6d30a9589ddde") == true, "\(evidence)")
        #expect(Set(all.filter { $0.0 == "info" }.map(\.1)).isSubset(of: Self.harmless))
    }
}
