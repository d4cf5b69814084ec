import Findings
import Foundation
import Testing

@testable import HostEvidence

/// Looks at the host that the tests run on, and the bundles they make.
@Suite struct LiveHostTests {
    @Test func aLookHoldsTheKernelsCounters() {
        let state = HostLook.live().state
        #expect(state.sources.isSuperset(of: [.snmp, .netstat, .softnet, .interfaces, .parameters]))
        #expect(state.counters["TcpActiveOpens"] != nil && state.parameters["net.core.somaxconn"] != nil)
        // Whatever this machine lacks is told, with its name.
        for line in state.notRead { #expect(line.contains(": ")) }
    }

    @Test func aBundleIsReadBack() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-host-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let look = HostLook.live()
        try BundleWriter.write(look, look, to: folder.path)
        let (change, _) = try BundleReader.read(folder.path)
        #expect(change.isRecent)
        #expect(change.after.counters == look.state.counters && change.after.notRead == look.state.notRead)
        #expect(throws: HostError.self) { try BundleWriter.write(look, look, to: folder.path) }
        // A folder that cannot be made leaves nothing.
        #expect(throws: HostError.self) { try BundleWriter.write(look, look, to: "/proc/nowhere/bundle") }
    }

    @Test func toolsEndInTime() throws {
        #expect(String(decoding: try ToolRun.output(of: ["echo", "a"], milliseconds: 5000), as: UTF8.self) == "a\n")
        func reason(_ words: [String], _ milliseconds: Int = 5000) -> String? {
            do throws(ToolRun.Refusal) {
                _ = try ToolRun.output(of: words, milliseconds: milliseconds)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(reason(["awsdrops-no-such-tool"]) == "not installed")
        #expect(reason(["sh", "-c", "echo not for you >&2; exit 3"]) == "not for you")
        // What it started holds the streams open, and ends too.
        #expect(reason(["sh", "-c", "sleep 1000 & wait"], 50) == "no answer within 50 ms")
    }

    @Test(arguments: ["-cf", "-czf"], ["--format=ustar", "--format=gnu", "--format=posix"])
    func tarFilesAreBundles(option: String, form: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-host-\(UUID()).tar")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try ToolRun.output(
            of: ["tar", form, option, file.path, "-C", HostLabTests.fixtures.path, "listen-overflow-server.host"],
            milliseconds: 10_000)
        let (change, unread) = try BundleReader.read(file.path)
        #expect(unread.isEmpty && change.isRecent)
        #expect(HostDiagnosis.findings(change).map(\.code) == [.acceptQueueOverflow])
    }

    @Test func damagedTarFilesAreTold() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-host-\(UUID()).tar")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(repeating: 65, count: 2000).write(to: file)
        #expect(throws: HostError.self) { try BundleReader.read(file.path) }
    }
}
