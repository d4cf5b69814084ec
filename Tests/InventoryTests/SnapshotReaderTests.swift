import Foundation
import NetworkSets
import Testing

@testable import Inventory

/// Which files are read, and how their contents come together.
@Suite struct SnapshotReaderTests {
    private static let vpcs = Element.list("Vpcs", Element.vpc("vpc-1"))

    @Test func severalKeysOfOneFileAreRead() throws {
        let folder = try SnapshotFolder([
            "all.json":
                "{\"Vpcs\": [\(Element.vpc("vpc-1"))], \"Subnets\": [\(Element.subnet("subnet-1", vpc: "vpc-1"))]}"
        ])
        let snapshot = try folder.read()
        #expect(Array(snapshot.vpcs.byID.keys) == ["vpc-1"])
        #expect(Array(snapshot.subnets.byID.keys) == ["subnet-1"])
        #expect(snapshot.warnings.isEmpty)
    }

    @Test func filesWithTheSameKeyAreMergedAndDuplicatesDropped() throws {
        let folder = try SnapshotFolder([
            "a.json": Element.list("Vpcs", Element.vpc("vpc-1", "10.1.0.0/16"), Element.vpc("vpc-2", "10.2.0.0/16")),
            "b.json": Element.list("Vpcs", Element.vpc("vpc-2", "10.9.0.0/16"), Element.vpc("vpc-3", "10.3.0.0/16")),
        ])
        let snapshot = try folder.read()
        #expect(Set(snapshot.vpcs.byID.keys) == ["vpc-1", "vpc-2", "vpc-3"])
        // Of two elements with one id the first stays, in the order of the files' names.
        #expect(snapshot.vpcs["vpc-2"]?.blocks.map(\.description) == ["10.2.0.0/16"])
        #expect(snapshot.vpcs.provesAbsence)
    }

    @Test func aKeyThatStandsTwiceInAFileIsReadTwice() throws {
        let folder = try SnapshotFolder([
            "a.json": "{\"Vpcs\": [\(Element.vpc("vpc-1"))], \"Vpcs\": [\(Element.vpc("vpc-2"))]}"
        ])
        #expect(Set(try folder.read().vpcs.byID.keys) == ["vpc-1", "vpc-2"])
    }

    @Test func directoriesAreSearchedAndOtherFilesLeftAlone() throws {
        let folder = try SnapshotFolder([
            "one/two/three/vpcs.json": Self.vpcs, "notes.txt": "no JSON", "one/.hidden.json": "no JSON",
            ".git/config.json": "no JSON", "json": "no JSON",
        ])
        #expect(try folder.read().vpcs.count == 1)
    }

    @Test func gzipIsRead() throws {
        let folder = try SnapshotFolder()
        try folder.write(try GzipTests.compress(Array(Self.vpcs.utf8)), to: "vpcs.json.gz")
        #expect(try folder.read().vpcs.count == 1)
    }

    @Test func aFileNeedsNoEndingWhereItIsNamedItself() throws {
        let folder = try SnapshotFolder(["dump": Self.vpcs])
        #expect(try SnapshotReader.read([folder.path + "/dump"]).vpcs.count == 1)
    }

    @Test func severalPathsMakeOneSnapshot() throws {
        let one = try SnapshotFolder(["vpcs.json": Self.vpcs])
        let other = try SnapshotFolder([
            "subnets.json": Element.list("Subnets", Element.subnet("subnet-1", vpc: "vpc-1"))
        ])
        let snapshot = try SnapshotReader.read([one.path, other.path])
        #expect(snapshot.vpcs.count == 1 && snapshot.subnets.count == 1)
    }

    @Test(arguments: [true, false])
    func outputOfWindowsPowerShellIsRead(littleEndian: Bool) throws {
        let folder = try SnapshotFolder()
        let text = Element.list(
            "Vpcs", Element.vpc("vpc-1", "10.0.0.0/16", #""Tags": [{"Key": "Name", "Value": "Köln 😀"}]"#))
        let units = [0xFEFF] + Array(text.utf16)
        let bytes = units.flatMap { unit in
            littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        try folder.write(bytes, to: "vpcs.json")
        #expect(try folder.read().vpcs["vpc-1"]?.name == "Köln 😀")
        try folder.write(Array(bytes.dropLast()), to: "vpcs.json")
        #expect(folder.readingError()?.description.contains("UTF-16") == true)
    }

    @Test func aByteOrderMarkOfUTF8IsSkipped() throws {
        let folder = try SnapshotFolder(["vpcs.json": "\u{FEFF}" + Self.vpcs])
        #expect(try folder.read().vpcs.count == 1)
    }

    @Test(arguments: ["", " \n\t\r\n"])
    func aFileThatAFailedCallLeftEmptyIsAWarning(content: String) throws {
        let folder = try SnapshotFolder(["vpcs.json": Self.vpcs, "subnets.json": content])
        let snapshot = try folder.read()
        #expect(!snapshot.subnets.isPresent)
        #expect(
            snapshot.warnings.map(\.description) == [
                "\(folder.path)/subnets.json: the file: is empty; did the call that should fill it fail?"
            ])
    }

    @Test func everyKindOfTheDemoIsRead() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../Fixtures/demo").standardizedFileURL
        let snapshot = try SnapshotReader.read([root.path])
        let counts = [
            snapshot.vpcs.count, snapshot.subnets.count, snapshot.routeTables.count, snapshot.networkACLs.count,
            snapshot.securityGroups.count, snapshot.networkInterfaces.count, snapshot.instances.count,
            snapshot.internetGateways.count, snapshot.egressOnlyInternetGateways.count, snapshot.natGateways.count,
            snapshot.peeringConnections.count, snapshot.addresses.count, snapshot.prefixLists.count,
        ]
        #expect(counts == [2, 7, 6, 3, 6, 6, 5, 1, 1, 1, 1, 2, 4])
        #expect(snapshot.warnings.isEmpty)
        #expect(snapshot.prefixLists.byID.values.allSatisfy { $0.blocks?.isEmpty == false && $0.name != nil })
        let rules = snapshot.securityGroups.byID.values.flatMap { $0.ingress + $0.egress }
        #expect(rules.allSatisfy { $0.ruleID?.hasPrefix("sgr-") == true })
    }

    @Test func interfacesThatOnlyAnInstanceListsCount() throws {
        let folder = try SnapshotFolder([
            "instances.json": """
            {"Reservations": [{"Instances": [{"InstanceId": "i-1", "NetworkInterfaces": [
                {"NetworkInterfaceId": "eni-1", "VpcId": "vpc-1", "SubnetId": "subnet-1", "PrivateIpAddress": "10.0.0.5",
                 "Attachment": {"DeviceIndex": 0}}]}]}]}
            """
        ])
        let snapshot = try folder.read()
        #expect(snapshot.networkInterfaces["eni-1"]?.instanceID == "i-1")
        // They are not all there are: only describe-network-interfaces would say that.
        #expect(!snapshot.networkInterfaces.provesAbsence)
    }
}
