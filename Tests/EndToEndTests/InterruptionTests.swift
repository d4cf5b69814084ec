import Foundation
import JSONText
import Testing

/// A collection that is interrupted says so, and can be gone on with.
@Suite(.serialized)
struct InterruptionTests {
    @Test(arguments: [(SIGINT, 1), (SIGINT, 25), (SIGTERM, 60)])
    func leavesAnIncompleteSnapshotThatResumeCompletes(signal: Int32, files: Int) async throws {
        // The delay makes sure that calls are under way when the signal comes.
        let served = try await ServedAccount.start(server: ["*=delay"])
        let out = served.out
        let result = try await served.collect(
            signal: (signal, { SnapshotComparison.files(below: out).count >= files }))
        #expect(result.status == 130, "\(result.errors.suffix(2000))")
        #expect(result.errors.contains("--resume goes on"))
        let record = try SnapshotComparison.json(out.appending(path: "collect.json"))
        #expect(record["complete"] == false)
        // Whole or absent: what is there is as it would have been.
        let there = SnapshotComparison.files(below: out)
        #expect(there.count >= files)
        #expect(try Set(there).isDisjoint(with: served.differences()))
        #expect(try !served.differences().isEmpty)

        let fresh = try await ReplayServer.start(snapshot: served.account.served)
        let resumed = try await CommandRunner.awsdrops.run(
            ["collect", "--out", out.path, "--resume", "--endpoint-url", fresh.url],
            environment: ReplayServer.environment)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try served.differences() == [])
        #expect(try SnapshotComparison.json(out.appending(path: "collect.json"))["complete"] == true)
    }

    @Test func aKilledCollectionIsIncompleteToo() async throws {
        let served = try await ServedAccount.start(server: ["*=delay"])
        let out = served.out
        let result = try await served.collect(
            signal: (SIGKILL, { SnapshotComparison.files(below: out).count >= 10 }))
        #expect(result.status == 137)
        #expect(try SnapshotComparison.json(out.appending(path: "collect.json"))["complete"] == false)
        #expect(try Set(SnapshotComparison.files(below: out)).isDisjoint(with: served.differences()))
    }

    @Test func resumeAsksAgainForWhatHadNoAnswerForOneId() async throws {
        // Of the calls for each VPC, one is refused: what the others told is kept, and the gap stays known.
        let served = try await ServedAccount.start(server: ["DescribeStaleSecurityGroups=refuse:1"])
        let result = try await served.collect()
        #expect(result.status == 0, "\(result.errors.suffix(2000))")
        #expect(try served.refusals().keys.sorted() == ["ec2:DescribeStaleSecurityGroups"])
        #expect(try served.differences() == ["111122223333/eu-west-1/describe-stale-security-groups.json"])
        let resumed = try await served.collect(["--resume"])
        #expect(resumed.status == 0, "\(resumed.errors.suffix(2000))")
        #expect(try served.differences() == [])
        #expect(try served.refusals() == [:])
    }

    @Test func resumeOfWhatStaysRefusedKeepsTheRest() async throws {
        let served = try await ServedAccount.start(server: ["DescribeRouteServers=refuse"])
        for more in [[], ["--resume"]] {
            let result = try await served.collect(more)
            #expect(result.status == 0, "\(result.errors.suffix(2000))")
            #expect(try served.refusals().keys.sorted() == ["ec2:DescribeRouteServers"])
            #expect(try served.differences().allSatisfy { $0.contains("route-server") })
        }
    }
}
