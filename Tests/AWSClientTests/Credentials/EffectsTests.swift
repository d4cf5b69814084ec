import Foundation
import Testing

@testable import AWSClient

/// What touches the machine: programs and private files, for real.
struct EffectsTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func shell(_ script: String, seconds: Int = 20) async throws(ProgramFailure) -> ProgramOutcome {
        try await ProgramRunner.run(["sh", "-c", script], seconds: seconds)
    }

    @Test func takesBothStreamsAndTheStatus() async throws {
        let outcome = try await shell("echo out; echo err >&2; exit 7")
        #expect(outcome.status == 7 && outcome.output == Array("out\n".utf8) && outcome.errors == Array("err\n".utf8))
        #expect(try await shell("kill -9 $$").status == 137)
        #expect(
            try await ProgramRunner.run(["printf", "%s|", "a b", "", "*"], seconds: 20).output == Array("a b||*|".utf8))
    }

    @Test func takesMuchAndNotTooMuch() async throws {
        #expect(try await shell("head -c 900000 /dev/zero; head -c 900000 /dev/zero >&2").output.count == 900_000)
        await #expect(throws: ProgramFailure.wroteTooMuch) { try await shell("yes; sleep 60") }
    }

    @Test func endsWhatTakesTooLong() async throws {
        await #expect(throws: ProgramFailure.tookTooLong) { try await shell("exec sleep 20", seconds: 1) }
        let task = Task { () async -> ProgramFailure? in
            do throws(ProgramFailure) {
                _ = try await shell("exec sleep 60")
                return nil
            } catch {
                return error
            }
        }
        task.cancel()
        #expect(await task.value == .interrupted)
    }

    @Test func waitsForNobodyTheProgramLeftRunning() async throws {
        // The streams stay open in the sleeper.
        #expect(try await shell("sleep 30 & echo done").output == Array("done\n".utf8))
    }

    @Test func givesTheProgramNoFilesAndUsualSignals() async throws {
        // Neither matters to the tests that run beside this one.
        let before = [SIGHUP, SIGPIPE].map { ($0, signal($0, SIG_IGN)) }
        defer { for (number, handler) in before { signal(number, handler) } }
        let outcome = try await shell("ls /proc/self/fd | wc -l; grep SigIgn /proc/self/status")
        let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
        // Standard streams, and the folder that ls reads.
        #expect(lines.first.map { $0.trimmingCharacters(in: .whitespaces) } == "4")
        let ignored = UInt64(lines.last?.split(separator: "\t").last ?? "", radix: 16) ?? .max
        let bits = [SIGINT, SIGTERM, SIGHUP, SIGPIPE].reduce(UInt64(0)) { $0 | 1 << UInt64($1 - 1) }
        #expect(ignored & bits == 0)
    }

    @Test func saysWhyAProgramDoesNotStart() async throws {
        await #expect(throws: ProgramFailure.notStarted("No such file or directory")) {
            try await ProgramRunner.run(["/nonexistent/program"], seconds: 5)
        }
        await #expect(throws: ProgramFailure.notStarted("a word holds NUL")) {
            try await ProgramRunner.run(["echo", "a\0b"], seconds: 5)
        }
    }

    @Test func writesFilesForTheOwnerAlone() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a/b/file.json").path
        for text in ["one", "two"] {
            #expect(PrivateFile.write(Array(text.utf8), to: path) == nil)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(path) == 0o600 && mode(folder.appending(path: "a/b").path) == 0o700)
        // Nothing is left beside it.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "a/b").path) == ["file.json"])
    }

    @Test func aFailedWriteLeavesTheOldFile() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = folder.appending(path: "place")
        try FileManager.default.createDirectory(at: place.appending(path: "inside"), withIntermediateDirectories: true)
        #expect(PrivateFile.write([1], to: place.path)?.contains("cannot be written") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["place"])
        #expect(PrivateFile.write([1], to: "/proc/nowhere/file")?.contains("/proc/nowhere") == true)
    }
}
