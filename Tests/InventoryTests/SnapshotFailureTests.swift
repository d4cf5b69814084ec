import Foundation
import Testing

@testable import Inventory

/// What makes a snapshot unusable as a whole, and how that is said.
@Suite struct SnapshotFailureTests {
    private static let vpcs = Element.list("Vpcs", Element.vpc("vpc-1"))

    @Test func anEmptyDirectorySaysWhatASnapshotIs() throws {
        let folder = try SnapshotFolder()
        #expect(folder.readingError() == .empty(paths: [folder.path], filesRead: 0, warnings: []))
        #expect(folder.readingError()?.description.hasPrefix("\(folder.path): no .json or .json.gz file in it") == true)
    }

    @Test func filesWithoutResourcesSayWhatTheyHoldInstead() throws {
        let folder = try SnapshotFolder(["a.json": "[1, 2]", "b.json": "{\"Vpcs\": []}", "c.json": ""])
        guard case .empty(_, let filesRead, let warnings) = try #require(folder.readingError()) else {
            Issue.record("not reported as empty")
            return
        }
        #expect(filesRead == 3)
        #expect(warnings.map(\.subject) == ["the file", "the file"])
        #expect(folder.readingError()?.description.contains("no AWS resource in 3 JSON files") == true)
    }

    @Test func aMissingPathIsNamed() {
        #expect(throws: SnapshotError.cannotOpen(path: "/no/such/place", reason: "No such file or directory")) {
            try SnapshotReader.read(["/no/such/place"])
        }
    }

    @Test func aFileThatCannotBeReadIsNamed() throws {
        let folder = try SnapshotFolder(["vpcs.json": Self.vpcs])
        // Even root gets an error from it: nothing is mapped at address 0.
        try folder.link("memory.json", to: "/proc/self/mem")
        #expect(
            folder.readingError() == .cannotOpen(path: "\(folder.path)/memory.json", reason: "Input/output error"))
    }

    @Test(arguments: [
        ("{\"Vpcs\": [}", "line 1, column 11: expected a value or ']', found '}'"),
        ("{\n \"Vpcs\": [\n", "line 3, column 1: expected a value or ']', found the end of the text"),
        ("{\"Vpcs\": []} {}", "line 1, column 14: expected the end of the text, found '{'"),
        ("Vpcs:\n- VpcId: x", "line 1, column 1: expected a value, found 'V'"),
    ])
    func aFileThatIsNoJSONIsNamedWithThePlace(text: String, reason: String) throws {
        let folder = try SnapshotFolder(["a.json": Self.vpcs, "broken.json": text])
        #expect(folder.readingError() == .malformed(file: "\(folder.path)/broken.json", reason: reason))
        #expect(folder.readingError()?.description.contains("aws … --output json") == true)
    }

    @Test func invalidUTF8IsRefused() throws {
        let folder = try SnapshotFolder()
        try folder.write(Array("{\"Vpcs\": [{\"VpcId\": \"".utf8) + [0xC3, 0x28] + Array("\"}]}".utf8), to: "a.json")
        guard case .malformed(let file, let reason) = try #require(folder.readingError()) else {
            Issue.record("not reported as malformed")
            return
        }
        #expect(file.hasSuffix("/a.json"))
        #expect(reason.hasPrefix("line 1, column 22:"), "\(reason)")
    }

    @Test func hugeNestingIsRefusedAndDoesNotCrash() throws {
        let depth = 200_000
        let text = "{\"Vpcs\": " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        let folder = try SnapshotFolder(["deep.json": text])
        #expect(folder.readingError()?.description.contains("at most 512 levels of nesting") == true)
    }

    @Test func damagedGzipIsNamed() throws {
        let folder = try SnapshotFolder()
        try folder.write(Array(try GzipTests.compress(Array(Self.vpcs.utf8)).dropLast(9)), to: "vpcs.json.gz")
        #expect(folder.readingError()?.description.contains("vpcs.json.gz: the gzip file ends inside member 1") == true)
    }
}
