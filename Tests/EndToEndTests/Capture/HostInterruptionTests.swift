import Foundation
import Synchronization
import Testing

/// `awsdrops host --collect` that is interrupted leaves the whole bundle or nothing.
@Suite struct HostInterruptionTests {
    private func names(_ folder: TemporaryDirectory) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()) ?? []
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func whileItWaitsNothingIsLeft(signal: Int32) async throws {
        let folder = try TemporaryDirectory()
        // It is asked for the first time when the program runs; three seconds later that has looked once, or is about to.
        let start = Mutex<ContinuousClock.Instant?>(nil)
        let result = try await CommandRunner.awsdrops.run(
            ["host", "--interval", "600", "--collect", folder.url.appending(path: "bundle").path],
            signal: (
                signal,
                {
                    start.withLock { first in
                        first = first ?? .now
                        return first.map { ContinuousClock.now - $0 > .seconds(3) } ?? false
                    }
                }
            ))
        #expect(result.status == 130 && names(folder).isEmpty, "\(result)")
    }

    /// As soon as anything is there, which is while the files are written.
    @Test func whileItWritesTheBundleIsWhole() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.path
        let result = try await CommandRunner.awsdrops.run(
            ["host", "--interval", "1", "--collect", folder.url.appending(path: "bundle").path],
            signal: (SIGINT, { (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) == false }))
        #expect(result.status == 0 || result.status == 130, "\(result)")
        #expect(names(folder) == ["bundle"])
        let read = try await CommandRunner.awsdrops.run(["host", folder.url.appending(path: "bundle").path])
        #expect(read.output.contains("between two looks"))
    }

    /// Where the disk is full, the name taken or the folder gone, no part stays either.
    @Test func whatCannotBeWrittenLeavesNothing() async throws {
        let folder = try TemporaryDirectory()
        let missing = folder.url.appending(path: "missing/bundle").path
        let result = try await CommandRunner.awsdrops.run(["host", "--interval", "1", "--collect", missing])
        #expect(result.status == 74 && names(folder).isEmpty)
    }
}
