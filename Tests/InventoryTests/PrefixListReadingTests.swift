import NetworkSets
import Testing

@testable import Inventory

/// The calls whose output lacks the id they were asked for, and the two that print `PrefixLists`.
@Suite struct PrefixListReadingTests {
    private static let managed = Element.list(
        "PrefixLists",
        #"{"PrefixListId": "pl-1", "PrefixListName": "offices", "AddressFamily": "IPv4", "MaxEntries": 9}"#,
        #"{"PrefixListId": "pl-2", "PrefixListName": "com.amazonaws.eu-west-1.s3", "OwnerId": "AWS"}"#)
    private static let amazons = Element.list(
        "PrefixLists",
        #"{"PrefixListId": "pl-2", "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["3.5.64.0/21", "52.92.0.0/17"]}"#
    )
    private static let entries = #"{"Entries": [{"Cidr": "198.51.100.128/28", "Description": "Dublin"}]}"#
    // The emptiness check wants a resource of another kind.
    private static let vpc = ["z.json": Element.list("Vpcs", Element.vpc("vpc-1"))]

    private func read(_ files: [String: String]) throws -> Snapshot {
        try SnapshotFolder(files.merging(Self.vpc) { first, _ in first }).read()
    }

    private func blocks(_ snapshot: Snapshot, _ id: String) -> [String]? {
        snapshot.prefixLists[id]?.blocks?.map(\.description)
    }

    @Test(arguments: [
        ["a.json", "b.json", "get-managed-prefix-list-entries/pl-1.json"],
        ["y.json", "b.json", "a/pl-1.json"], ["b.json", "a.json", "pl-1.json"],
    ])
    func bothKindsAreToldApartByTheirFieldsInAnyOrder(names: [String]) throws {
        let snapshot = try read([names[0]: Self.managed, names[1]: Self.amazons, names[2]: Self.entries])
        #expect(blocks(snapshot, "pl-1") == ["198.51.100.128/28"])
        #expect(blocks(snapshot, "pl-2") == ["3.5.64.0/21", "52.92.0.0/17"])
        #expect(snapshot.prefixLists["pl-1"]?.name == "offices")
        #expect(snapshot.prefixLists["pl-2"]?.name == "com.amazonaws.eu-west-1.s3")
        #expect(snapshot.warnings.isEmpty)
    }

    @Test func aListWithoutItsEntriesIsKnownToBeUnknown() throws {
        let snapshot = try read(["a.json": Self.managed])
        #expect(snapshot.prefixLists["pl-1"] != nil)
        #expect(blocks(snapshot, "pl-1") == nil)
    }

    @Test func entriesAloneMakeAList() throws {
        let folder = try SnapshotFolder(Self.vpc)
        try folder.write(try GzipTests.compress(Array(Self.entries.utf8)), to: "pl-9.json.gz")
        #expect(blocks(try folder.read(), "pl-9") == ["198.51.100.128/28"])
    }

    @Test func anEmptyListOfEntriesIsKnownToBeEmpty() throws {
        #expect(blocks(try read(["pl-1.json": #"{"Entries": []}"#]), "pl-1") == [])
    }

    @Test func theWrappedFormIsRead() throws {
        let wrapped = Element.list(
            "ManagedPrefixListEntries", #"{"PrefixListId": "pl-1", "Entries": [{"Cidr": "10.0.0.0/8"}]}"#,
            #"{"Entries": []}"#)
        let snapshot = try read(["w.json": wrapped])
        #expect(blocks(snapshot, "pl-1") == ["10.0.0.0/8"])
        #expect(
            snapshot.warnings.map { "\($0.subject): \($0.reason)" } == [
                "ManagedPrefixListEntries[1]: PrefixListId: missing, a string is required"
            ])
    }

    @Test(arguments: [
        ("entries.json", #"{"Entries": []}"#, "entries: Entries: whose entries these are is not said"),
        ("pl-1.json", #"{"Entries": {}}"#, "pl-1: Entries: expected a list, found object"),
        (
            "pl-1.json", #"{"Entries": [{"Cidr": "10.0.0.0/8"}, {"Cidr": "10.0.0.0/33"}]}"#,
            "pl-1: Entries[1].Cidr: \"10.0.0.0/33\": prefix length is 33, over 32"
        ),
        ("pl-1.json", #"{"Entries": [{"Cidr": "10.0.0.0/8"}], "NextToken": "more"}"#, "Entries: only one page"),
        (
            "p.json", #"{"PrefixLists": [{"PrefixListId": "pl-1", "Cidrs": ["10.0.0.0/8", 7]}]}"#,
            "PrefixLists[0] pl-1: Cidrs: member 1:"
        ),
    ])
    func whatCannotBeReadLeavesTheBlocksUnknown(name: String, text: String, warning: String) throws {
        let snapshot = try read([name: text])
        #expect(blocks(snapshot, "pl-1") == nil)
        let warnings = snapshot.warnings.map { "\($0.subject): \($0.reason)" }
        #expect(warnings.count == 1 && warnings[0].hasPrefix(warning), "\(warnings)")
    }

    @Test func transitGatewayRoutesAreReadInBothForms() throws {
        let route = """
            {"DestinationCidrBlock": "10.20.0.0/16", "Type": "static", "State": "active",
             "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1", "ResourceType": "vpc"}]}
            """
        let snapshot = try read([
            "search-transit-gateway-routes/tgw-rtb-1.json":
                "{\"Routes\": [\(route)], \"AdditionalRoutesAvailable\": false}",
            "TransitGatewayStaticRoutes.json": Element.list(
                "TransitGatewayStaticRoutes",
                "{\"TransitGatewayRouteTableId\": \"tgw-rtb-2\", \"AdditionalRoutesAvailable\": false, \"Routes\": [\(route)]}"
            ),
        ])
        #expect(Set(snapshot.transitGatewayRoutes.byID.keys) == ["tgw-rtb-1", "tgw-rtb-2"])
        let routes = snapshot.transitGatewayRoutes.byID.values.flatMap(\.routes)
        #expect(routes.map(\.attachmentIDs) == [["tgw-attach-1"], ["tgw-attach-1"]])
        #expect(snapshot.warnings.isEmpty)
    }

    @Test func routesWithoutATableAreAWarning() throws {
        let snapshot = try read(["routes.json": #"{"Routes": []}"#])
        #expect(
            snapshot.warnings.map(\.reason) == [
                "Routes: whose these are is not said: name the file after the route table"
            ])
    }
}
