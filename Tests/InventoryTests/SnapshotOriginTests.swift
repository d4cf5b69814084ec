import Testing

@testable import Inventory

/// Which account and region a VPC is known to be of.
@Suite struct SnapshotOriginTests {
    private static let vpc = Element.list("Vpcs", Element.vpc("vpc-1"))
    private static let owned = Element.list("Vpcs", Element.vpc("vpc-1", "10.0.0.0/16", #""OwnerId": "999900001111""#))

    private func origin(_ files: [String: String], below part: String = "") throws -> Snapshot.Origin? {
        let folder = try SnapshotFolder(files)
        return try SnapshotReader.read([folder.path + part]).vpcOrigins["vpc-1"]
    }

    @Test func foldersSayAccountAndRegion() throws {
        let expected = Snapshot.Origin(account: "111122223333", region: "eu-west-1")
        #expect(try origin(["111122223333/eu-west-1/x.json": Self.vpc]) == expected)
        #expect(try origin(["eu-west-1/111122223333/deeper/x.json": Self.vpc]) == expected)
    }

    @Test(arguments: ["/111122223333/eu-west-1", "/111122223333/eu-west-1/x.json", "/111122223333"])
    func theFoldersOfTheNamedPathCountToo(part: String) throws {
        let origin = try origin(["111122223333/eu-west-1/x.json": Self.vpc], below: part)
        #expect(origin == Snapshot.Origin(account: "111122223333", region: "eu-west-1"))
    }

    @Test func foldersGoBeforeOwnersAndARNs() throws {
        let subnet = Element.subnet(
            "subnet-1", vpc: "vpc-1", #""SubnetArn": "arn:aws:ec2:us-east-1:999900001111:subnet/subnet-1""#)
        let origin = try origin([
            "111122223333/eu-west-1/x.json": Self.owned,
            "111122223333/eu-west-1/y.json": Element.list("Subnets", subnet),
        ])
        #expect(origin == Snapshot.Origin(account: "111122223333", region: "eu-west-1"))
    }

    @Test(arguments: [
        (#""SubnetArn": "arn:aws:ec2:us-east-1:999900001111:subnet/subnet-1""#, "us-east-1"),
        (#""SubnetArn": "arn:aws-us-gov:ec2:us-gov-west-1:999900001111:subnet/s""#, "us-gov-west-1"),
        (#""AvailabilityZone": "eu-west-1a""#, "eu-west-1"),
        (#""AvailabilityZone": "us-gov-east-1b""#, "us-gov-east-1"),
        // A Local Zone and a Wavelength Zone carry more behind the region.
        (#""AvailabilityZone": "us-west-2-lax-1a""#, "us-west-2"),
        (#""AvailabilityZone": "us-east-1-wl1-bos-wlz-1""#, "us-east-1"),
        (#""AvailabilityZone": "nonsense""#, nil), (#""SubnetArn": "arn:aws""#, nil),
    ])
    func withoutFoldersOwnersAndARNsAndZonesSay(field: String, region: String?) throws {
        let origin = try origin([
            "vpcs.json": Self.owned, "s.json": Element.list("Subnets", Element.subnet("subnet-1", vpc: "vpc-1", field)),
        ])
        #expect(origin == Snapshot.Origin(account: "999900001111", region: region))
    }

    @Test(arguments: [
        ("eu-west-1", true), ("us-gov-east-1", true), ("ap-southeast-15", true), ("us-isob-east-1", true),
        ("il-central-1", true), ("web-app-1", false), ("eu-west", false), ("eu-west-x", false), ("eu--1", false),
        ("EU-west-1", false), ("eu-west-123", false), ("dump", false),
    ])
    func regionsAreToldFromOtherNames(name: String, isRegion: Bool) {
        #expect(SnapshotSource.isRegion(name) == isRegion)
    }
}
