import Foundation
import JSONText
import NetworkSets
import OrderedCollections
import Reachability
import Testing
import Topology

@testable import Reporting

/// Whatever a snapshot holds, it is read without a crash, and what is reported of it keeps its form.
@Suite struct SnapshotFuzzTests {
    private static let questions: [(String, String, QuestionOptions)] = [
        ("web-1", "app-1:8080", .of(.tcp)), ("app-1", "db-1:5432", .of(.tcp)), ("report-1", "db-1:5432", .of(.tcp)),
        ("app-1", "203.0.113.10:443", .of(.tcp)), ("internet", "web-1:443", .of(.tcp)), ("web-1", "app-1", .of(.icmp)),
        ("app-1", "2001:db8:ffff::1:443", .of(.tcp)), ("10.0.0.0/23", "10.0.10.0/24:8080", .of(.tcp)),
        ("app-1", "internet:53", .of(.udp)),
    ]

    private static func values() throws -> [JSONValue] {
        let files = FileManager.default.enumerator(at: Network.folder, includingPropertiesForKeys: nil)?.allObjects
        return try (files ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
            .sorted { $0.path < $1.path }
            .map { file in
                let value = try JSONDocument(parsing: Array(Data(contentsOf: file))).root.value
                guard case .object(let members) = value, value["Entries"] != nil else { return value }
                // Below, no file's name tells whose entries these are.
                let id = file.deletingPathExtension().lastPathComponent
                return [
                    "ManagedPrefixListEntries": [
                        JSONValue(members: members.map { ($0.key, $0.value) } + [("PrefixListId", .string(id))])
                    ]
                ]
            }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func damagedSnapshotsGiveSoundReports(seed: UInt64) throws {
        let values = try Self.values()
        #expect(values.count == 19)
        var mutations = SnapshotMutations(seed: seed, of: values)
        for round in 0..<20 {
            var damaged = values
            for _ in 0...Int.random(in: 0...12, using: &mutations.random) {
                let file = Int.random(in: 0..<damaged.count, using: &mutations.random)
                damaged[file] = mutations.mutate(damaged[file])
            }
            let network = try Network.of(damaged)
            for (source, destination, options) in Self.questions {
                try check(network, source, destination, options, "seed \(seed), round \(round)")
            }
        }
    }

    private func check(
        _ network: Network, _ source: String, _ destination: String, _ options: QuestionOptions, _ place: String
    ) throws {
        let answer: Answer
        do {
            answer = try network.ask(source, destination, options)
        } catch let error as EndpointError {
            // The damage took a name away, or gave it to two.
            #expect(!error.description.isEmpty)
            return
        } catch let error as QuestionError {
            #expect(!error.description.isEmpty)
            return
        }
        let faults = PathSchema(PathReport.json(answer)).faults
        #expect(faults == [], "\(place): \(source) to \(destination)")
        let text = PathText(answer, topology: network.topology, style: TextStyle(isColored: false))
            .rendered(explaining: true)
        let isSafe = text.split(separator: "\n").allSatisfy { SafeText.printable(String($0)) == $0 }
        #expect(isSafe, "\(place): \(source) to \(destination)")
        #expect(!text.contains("\nforged line"), "\(place): \(source) to \(destination)")
    }
}
