import Testing

@testable import Inventory

/// What a list that was not read to its end leaves open, and where.
@Suite struct CompletenessTests {
    private static let vpcs = [
        "111122223333/eu-west-1/describe-vpcs.json": #"{"Vpcs": [\#(Element.vpc("vpc-a"))]}"#,
        "111122223333/us-east-1/describe-vpcs.json": #"{"Vpcs": [\#(Element.vpc("vpc-b"))]}"#,
        "444455556666/eu-west-1/describe-vpcs.json": #"{"Vpcs": [\#(Element.vpc("vpc-c"))]}"#,
    ]

    private func read(_ files: [String: String]) throws -> Snapshot {
        try SnapshotFolder(Self.vpcs.merging(files) { _, new in new }).read()
    }

    private func provesAbsence(_ snapshot: Snapshot) -> [String] {
        ["vpc-a", "vpc-b", "vpc-c"].filter { snapshot.networkInterfaces.provesAbsence(for: snapshot.places(ofVPC: $0)) }
    }

    private static func interfaces(_ place: String, _ more: String = "") -> (String, String) {
        ("\(place)/describe-network-interfaces.json", #"{"NetworkInterfaces": []\#(more)}"#)
    }

    private static let everywhere = ["111122223333/eu-west-1", "111122223333/us-east-1", "444455556666/eu-west-1"]

    @Test func aListCutShortInOneRegionLeavesTheOthersWhole() throws {
        var files = Dictionary(uniqueKeysWithValues: Self.everywhere.map { Self.interfaces($0) })
        #expect(provesAbsence(try read(files)) == ["vpc-a", "vpc-b", "vpc-c"])
        let cut = Self.interfaces("111122223333/us-east-1", #", "NextToken": "more""#)
        files[cut.0] = cut.1
        let snapshot = try read(files)
        #expect(provesAbsence(snapshot) == ["vpc-a", "vpc-c"])
        #expect(!snapshot.networkInterfaces.isComplete)
    }

    @Test func aListThatOneAccountLacksProvesNothingThere() throws {
        let files = Dictionary(uniqueKeysWithValues: Self.everywhere.dropLast().map { Self.interfaces($0) })
        #expect(provesAbsence(try read(files)) == ["vpc-a", "vpc-b"])
    }

    @Test func aRefusalCountsWhereItWasRefused() throws {
        func refused(_ place: String) throws -> [String] {
            var files = Dictionary(uniqueKeysWithValues: Self.everywhere.map { Self.interfaces($0) })
            files["collect.json"] = """
                {"schema": "awsdrops.collect/1",
                 "refused": [{"what": "ec2:DescribeNetworkInterfaces", "why": "AccessDenied"\(place)}]}
                """
            return provesAbsence(try read(files))
        }
        #expect(try refused(#", "account": "111122223333", "region": "eu-west-1""#) == ["vpc-b", "vpc-c"])
        #expect(try refused(#", "region": "eu-west-1""#) == ["vpc-b"])
        #expect(try refused("") == [])
    }

    @Test func aSharedVPCHasResourcesOfTheAccountsThatSeeIt() throws {
        var files = Dictionary(uniqueKeysWithValues: Self.everywhere.map { Self.interfaces($0) })
        files["444455556666/eu-west-1/shared.json"] = #"{"Vpcs": [\#(Element.vpc("vpc-a"))]}"#
        let cut = Self.interfaces("444455556666/eu-west-1", #", "NextToken": "more""#)
        files[cut.0] = cut.1
        #expect(provesAbsence(try read(files)) == ["vpc-b"])
    }

    @Test func aSharedVPCIsKnownOnceAllItsAccountsAre() throws {
        // Its owner's list is missing, or that of the account it is shared with.
        for missing in ["111122223333/eu-west-1", "444455556666/eu-west-1"] {
            let read = Self.everywhere.filter { $0 != missing }
            var files = Dictionary(uniqueKeysWithValues: read.map { Self.interfaces($0) })
            files["444455556666/eu-west-1/shared.json"] = #"{"Vpcs": [\#(Element.vpc("vpc-a"))]}"#
            #expect(try !provesAbsence(self.read(files)).contains("vpc-a"), "\(missing)")
        }
    }

    @Test func theHomeOfASharedVPCIsItsOwners() throws {
        let snapshot = try SnapshotFolder([
            "444455556666/eu-west-1/describe-vpcs.json":
                #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333"}]}"#,
            "444455556666/eu-west-1/describe-network-interfaces.json": #"{"NetworkInterfaces": []}"#,
        ]).read()
        #expect(snapshot.home(ofVPC: "vpc-1") == Snapshot.Origin(account: "111122223333", region: "eu-west-1"))
        #expect(!snapshot.networkInterfaces.provesAbsence(for: snapshot.places(ofVPC: "vpc-1")))
    }

    @Test func aListWithoutAPlaceCountsEverywhere() throws {
        #expect(provesAbsence(try read(["enis.json": #"{"NetworkInterfaces": []}"#])) == ["vpc-a", "vpc-b", "vpc-c"])
    }
}
