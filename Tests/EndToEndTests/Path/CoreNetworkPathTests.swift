import Foundation
import JSONText
import Testing

/// `awsdrops path` on the demo, whose two VPCs are joined by a core network of Cloud WAN in place of their peering.
@Suite struct CoreNetworkPathTests {
    private static let region = "111122223333/eu-west-1"
    private static let service = "111122223333/us-west-2/networkmanager"
    private static let arn = "arn:aws:networkmanager::111122223333:core-network/core-network-0a1"

    private static func attachment(_ id: String, vpc: String, segment: String) -> String {
        """
        {"CoreNetworkId": "core-network-0a1", "AttachmentId": "\(id)", "AttachmentType": "VPC", "State": "AVAILABLE",
         "EdgeLocation": "eu-west-1", "SegmentName": "\(segment)",
         "ResourceArn": "arn:aws:ec2:eu-west-1:111122223333:vpc/\(vpc)"}
        """
    }

    private static func routes(_ segment: String) -> String {
        func row(_ block: String, _ id: String) -> String {
            """
            {"DestinationCidrBlock": "\(block)", "State": "ACTIVE", "Type": "PROPAGATED",
             "Destinations": [{"CoreNetworkAttachmentId": "\(id)", "EdgeLocation": "eu-west-1", "SegmentName": "\(segment)"}]}
            """
        }
        return """
            {"CoreNetworkSegmentEdge": {"CoreNetworkId": "core-network-0a1", "SegmentName": "\(segment)",
              "EdgeLocation": "eu-west-1"}, "RouteTableType": "CORE_NETWORK_SEGMENT",
             "NetworkRoutes": [\(row("10.0.0.0/16", "attachment-shop")), \(row("10.1.0.0/16", "attachment-report"))]}
            """
    }

    /// The demo with the core network.
    ///
    /// - Parameters:
    ///   - segments: Those of both attachments.
    ///   - tables: The segments whose routes are in the snapshot.
    ///   - groups: What the policy says of group references.
    private func snapshot(
        segments: [String] = ["prod", "prod"], tables: [String] = ["prod"], groups: Bool = true
    ) throws -> TemporaryDirectory {
        let copy = try PathDemo.copy(without: "describe-vpc-peering-connections.json")
        let tableFile = copy.url.appending(path: "\(Self.region)/describe-route-tables.json")
        let text = try String(contentsOf: tableFile, encoding: .utf8)
        try Data(
            text.replacing(
                #""VpcPeeringConnectionId": "pcx-011f1ac52559a383f""#, with: #""CoreNetworkArn": "\#(Self.arn)""#
            ).utf8
        ).write(to: tableFile)
        let shop = Self.attachment("attachment-shop", vpc: "vpc-00165764a71716eb8", segment: segments[0])
        let report = Self.attachment("attachment-report", vpc: "vpc-0c757b15f27f2167b", segment: segments[1])
        func write(_ name: String, _ text: String) throws {
            let file = copy.url.appending(path: "\(Self.service)/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try write("list-attachments.json", #"{"Attachments": [\#(shop), \#(report)]}"#)
        for (id, attachment, subnet) in [
            ("attachment-shop", shop, "subnet-0efdfb4dbbbf802cc"),
            ("attachment-report", report, "subnet-05d154b5d1263b43b"),
        ] {
            try write(
                "get-vpc-attachment/\(id).json",
                """
                {"VpcAttachment": {"Attachment": \(attachment), "Options": {"ApplianceModeSupport": false},
                 "SubnetArns": ["arn:aws:ec2:eu-west-1:111122223333:subnet/\(subnet)"]}}
                """)
        }
        for segment in tables {
            try write("get-network-routes/core-network-0a1_segment_\(segment)_eu-west-1.json", Self.routes(segment))
        }
        let document = #"{\"core-network-configuration\": {\"security-group-support\": \#(groups)}}"#
        try write(
            "get-core-network-policy/core-network-0a1.json",
            #"{"CoreNetworkPolicy": {"CoreNetworkId": "core-network-0a1", "PolicyDocument": "\#(document)"}}"#)
        try write(
            "get-core-network/core-network-0a1.json",
            #"{"CoreNetwork": {"CoreNetworkId": "core-network-0a1", "State": "AVAILABLE", "Segments": []}}"#)
        return copy
    }

    private func ask(_ snapshot: TemporaryDirectory) async throws -> (CommandResult, JSONValue) {
        let result = try await CommandRunner.awsdrops.run([
            "path", "--snapshot", snapshot.url.path, "--src", "report-1", "--dst", "db-1:5432", "--output", "json",
        ])
        return (result, try JSONDocument(parsing: result.output).root.value)
    }

    @Test func oneSegmentLetsBothDirectionsPass() async throws {
        let (result, answer) = try await ask(snapshot())
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.output)\(result.errors)")
        #expect(answer["verdict"] == "allowed" && answer["return"]?["verdict"] == "allowed")
        #expect(result.output.contains("core-network-0a1/prod/eu-west-1"))
    }

    @Test func segmentsOfTheirOwnAreApart() async throws {
        let (result, _) = try await ask(snapshot(segments: ["prod", "test"], tables: ["prod"]))
        // The sender's segment has no table in the snapshot.
        #expect(result.status == 3 && result.output.contains("networkmanager:GetNetworkRoutes"))
        let (lost, answer) = try await ask(snapshot(segments: ["test", "prod"], tables: ["prod"]))
        #expect(lost.status == 3 && answer["forward"]?["verdict"] == "allowed")
    }

    @Test func groupRulesNeedThePolicy() async throws {
        let (result, _) = try await ask(snapshot(groups: false))
        #expect(result.status == 1 && result.output.contains("ENI_SG_RULES_MISMATCH"))
    }

    @Test func routesThatAreMissingAreNamed() async throws {
        let (result, answer) = try await ask(snapshot(tables: []))
        #expect(result.status == 3 && answer["verdict"] == "unknown")
        #expect(result.output.contains("networkmanager:GetNetworkRoutes"))
    }
}
