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

    @Test(arguments: Fixture.all)
    func livePathIsItsOwn(fixture: Fixture) async throws {
        let server = try await ReplayServer.start(snapshot: fixture.root, pageSize: 2)
        let questions = try fixture.questions
        #expect(questions.count >= 2)
        var statuses: Set<Int32> = []
        for question in questions { statuses.insert(try await compare(question, fixture, server)) }
        #expect(statuses.isSubset(of: [0, 1, 3]) && !statuses.isDisjoint(with: [0, 1]), "\(statuses)")
    }

    @Test(arguments: Fixture.all)
    func liveScanIsItsOwn(fixture: Fixture) async throws {
        let server = try await ReplayServer.start(snapshot: fixture.root, pageSize: 2)
        let status = try await compare(["scan"], fixture, server)
        #expect([0, 1].contains(status))
    }

    /// Asks the server and the files; the status.
    private func compare(_ command: [String], _ fixture: Fixture, _ server: ReplayServer) async throws -> Int32 {
        let scratch = try TemporaryDirectory()
        let (options, environment) = try fixture.live(server, scratch: scratch)
        let question = command + ["--output", "json"]
        let live = try await CommandRunner.awsdrops.run(question + options, environment: environment)
        let offline = try await CommandRunner.awsdrops.run(question + ["--snapshot", fixture.root.path])
        #expect(live.output == offline.output && live.status == offline.status, "\(command): \(live.errors)")
        #expect(!live.output.isEmpty, "\(command): \(live.errors)\(offline.errors)")
        return live.status
    }
}
