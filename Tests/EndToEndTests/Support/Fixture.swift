import Foundation
import JSONText
import Testing

/// A snapshot of the folder Fixtures, in the form that `collect` writes: account, region, then a file per call. It is the
/// whole fixture, or its folder `snapshot` where it has more than that.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    let root: URL
    /// The accounts in the order of their numbers; the first has the replay server's usual key.
    let accounts: [String]
    /// The regions of all accounts.
    let regions: [String]

    var testDescription: String { name }

    /// Every folder in Fixtures.
    static let all: [Fixture] = folders(in: Project.root.appending(path: "Fixtures")).map { name in
        let whole = Project.root.appending(path: "Fixtures/\(name)")
        let root = folders(in: whole).contains("snapshot") ? whole.appending(path: "snapshot") : whole
        let accounts = folders(in: root)
        let regions = Set(accounts.flatMap { folders(in: root.appending(path: $0)) })
        return Fixture(name: name, root: root, accounts: accounts, regions: regions.sorted())
    }

    private static func folders(in place: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: place.appending(path: name).path, isDirectory: &isFolder)
                && isFolder.boolValue
        }.sorted()
    }

    /// The options that read all of it from a server, and the files that give the keys; those are in `scratch`.
    func live(_ server: ReplayServer, scratch: TemporaryDirectory) throws -> ([String], [String: String]) {
        let sections = accounts.enumerated().map { index, account in
            let key = index == 0 ? "AKIDEXAMPLE" : "AKID\(account)"
            return "[\(account)]\naws_access_key_id = \(key)\naws_secret_access_key = \(ReplayServer.secretKey)\n"
        }
        let keys = try scratch.write(sections.joined(), to: "credentials")
        let places = accounts.flatMap { ["--profile", $0] } + regions.flatMap { ["--region", $0] }
        return (places + ["--endpoint-url", server.url], ["AWS_SHARED_CREDENTIALS_FILE": keys.path])
    }

    /// Questions all over it: between a few interfaces, and to and from the internet.
    var questions: [[String]] {
        get throws {
            let names = SnapshotComparison.files(below: root)
                .filter { $0.hasSuffix("/describe-network-interfaces.json") }
            let interfaces = try names.flatMap { name -> [String] in
                let list = try JSONDocument(parsing: [UInt8](Data(contentsOf: root.appending(path: name))))
                return list.root["NetworkInterfaces"]?.elements.compactMap { $0["NetworkInterfaceId"]?.string } ?? []
            }
            let sorted = Set(interfaces).sorted()
            let ends = (0..<min(3, sorted.count)).map { sorted[$0 * sorted.count / 3] } + ["internet"]
            return ends.flatMap { source in
                ends.filter { $0 != source }.map {
                    ["path", "--src", source, "--dst", $0 == "internet" ? $0 : "\($0):443"]
                }
            }
        }
    }
}
