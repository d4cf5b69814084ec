import Foundation
import JSONText
import Testing

/// What is read live from a server that has a fixture is what the fixture's own files say. Every folder in Fixtures
/// takes part.
@Suite(.serialized)
struct FixtureTests {
    @Test func thereAreFixtures() {
        #expect(!Fixture.all.isEmpty)
        for fixture in Fixture.all {
            #expect(!fixture.regions.isEmpty, "\(fixture.root.path) is no snapshot as collect writes it")
            #expect((try? fixture.questions.count) ?? 0 >= 2, "\(fixture.root.path) has no network interfaces")
        }
    }

    @Test(arguments: Fixture.all)
    func collectGivesItBack(fixture: Fixture) async throws {
        let server = try await ReplayServer.start(snapshot: fixture.root, pageSize: 3)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let (options, environment) = try fixture.live(server, scratch: scratch)
        let result = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path] + options, environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        #expect(record["complete"] == true && record["refused"] == [])
        let files = Set(SnapshotComparison.files(below: fixture.root))
        for name in try SnapshotComparison.differences(fixture.root, out) {
            // A call that the fixture has no answer for is answered with nothing.
            #expect(!files.contains(name), "\(name)")
            let text = [UInt8](try Data(contentsOf: out.appending(path: name)))
            let lists = try JSONDocument(parsing: text).root.members.map(\.value)
            #expect(lists.allSatisfy { $0.kind != .array || Array($0.elements).isEmpty }, "\(name)")
        }
    }

    /// Their files are those of a collection, which has an empty answer where the fixture has none.
    @Test(arguments: Fixture.all)
    func liveCommandsAreTheirOfflineTwins(fixture: Fixture) async throws {
        let server = try await ReplayServer.start(snapshot: fixture.root, pageSize: 50)
        let scratch = try TemporaryDirectory()
        let out = scratch.url.appending(path: "snapshot")
        let (options, environment) = try fixture.live(server, scratch: scratch)
        let collected = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path] + options, environment: environment)
        #expect(collected.status == 0, "\(collected.errors)")
        var statuses: Set<Int32> = []
        for command in try fixture.questions + [["scan"]] {
            let question = command + ["--output", "json"]
            let live = try await CommandRunner.awsdrops.run(question + options, environment: environment)
            let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", out.path])
            #expect(live.output == offline.output && live.status == offline.status, "\(command): \(live.errors)")
            #expect(!live.output.isEmpty, "\(command): \(live.errors)\(offline.errors)")
            statuses.insert(live.status)
        }
        #expect(statuses.isSubset(of: [0, 1, 3]) && !statuses.isDisjoint(with: [0, 1]), "\(statuses)")
    }
}
