import Foundation
import JSONText
import Testing

/// Captures and bundles packed with the zstd program: read as if they were not, and refused where they are damaged.
@Suite struct PackedCaptureTests {
    /// Runs a shell script in a folder that holds `small.pcap`; `$awsdrops` is the program under test.
    private func run(_ script: String) async throws -> CommandResult {
        let folder = try TemporaryDirectory()
        let capture = CaptureCommandTests.fixture("idle-reset-client")
        let opening =
            "set -e; cd '\(folder.url.path)'; awsdrops='\(Project.awsdrops.path)'; gzip -dc '\(capture)' > small.pcap"
        let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
        return try await shell.run(["\(opening); \(script)"])
    }

    /// One frame, several after one another, small windows, frames that readers skip: the capture is the same.
    @Test(arguments: [
        "zstd -qc small.pcap", "(head -c 300 small.pcap | zstd -qc; tail -c +301 small.pcap | zstd -qc)",
        "zstd -q19c --no-check small.pcap", "zstd -qc --long=27 small.pcap",
        "(printf '\\120\\052\\115\\030\\003\\000\\000\\000abc'; zstd -qc small.pcap)",
        "(zstd -qc small.pcap; printf '' | zstd -qc)",
    ])
    func readsZstd(packing: String) async throws {
        let result = try await run(
            """
            \(packing) > packed
            "$awsdrops" capture packed --output json > a || test $? = 1
            "$awsdrops" capture small.pcap --output json | sed 's/small.pcap/packed/g' > b
            cmp a b && grep -c IDLE_THEN_RESET a
            """)
        #expect(result.status == 0 && result.output != "0\n", "\(result)")
    }

    @Test func readsZstdFromStandardInput() async throws {
        let result = try await run("zstd -qc small.pcap | \"$awsdrops\" capture -")
        #expect(result.status == 1 && result.output.contains("IDLE_THEN_RESET"))
    }

    /// What is cut or damaged is bad data, and so is a window that asks for two gigabytes.
    @Test(arguments: [
        ("zstd -qc small.pcap | head -c 200", "the zstd file ends inside a frame"),
        ("zstd -qc small.pcap | head -c 5", "the zstd file ends inside a frame"),
        ("zstd -qc small.pcap; printf 'more'", "the zstd data is damaged"),
        ("zstd -qc small.pcap | (head -c 150; printf XXXXXXXX; tail -c +9)", "the zstd data is damaged"),
        ("printf '\\050\\265\\057\\375\\000\\250\\000\\000\\000'", "the zstd data is damaged"),
    ])
    func damageIsTold(packing: String, reason: String) async throws {
        let result = try await run("(\(packing)) > packed; \"$awsdrops\" capture packed")
        #expect(result.status == 65 && result.output.isEmpty && result.errors.contains(reason), "\(result)")
    }

    /// Four gigabytes of zeros in some hundred kilobytes: a capture is refused at its first bytes, a bundle at its limit.
    @Test func aBombIsRefusedInLittleMemory() async throws {
        let folder = try TemporaryDirectory()
        let bomb = folder.url.appending(path: "bomb")
        let shell = CommandRunner(executable: URL(filePath: "/bin/sh"), leadingArguments: ["-c"])
        #expect(try await shell.run(["head -c 4294967296 /dev/zero | zstd -qc > '\(bomb.path)'"]).status == 0)
        let capture = try await CommandRunner.measuring.run(["capture", bomb.path])
        #expect(capture.status == 65, "\(capture)")
        #expect(try capture.peakMegabytes < 100)
        // A capture whose one record never ends is not kept.
        let pcap = folder.url.appending(path: "pcap")
        let head = #"printf '\324\303\262\241\2\0\4\0\0\0\0\0\0\0\0\0\0\0\1\0\1\0\0\0'"#
        let packing = "(\(head); head -c 536870912 /dev/zero) | zstd -qc > '\(pcap.path)'"
        #expect(try await shell.run([packing]).status == 0)
        let records = try await CommandRunner.measuring.run(["capture", pcap.path])
        #expect(records.status == 0, "\(records)")
        #expect(try records.peakMegabytes < 100)
        let bundle = try await CommandRunner.measuring.run(["host", bomb.path])
        #expect(bundle.status == 65 && bundle.errors.contains("bytes unpacked"), "\(bundle)")
        #expect(try bundle.peakMegabytes < 700)
    }

    /// A bundle in a tar file, and the files of a folder one by one.
    @Test func bundlesArePackedToo() async throws {
        let fixtures = CaptureCommandTests.fixtures.path
        let result = try await run(
            """
            tar -C '\(fixtures)' -cf - listen-overflow-server.host | zstd -qc > bundle.tar.zst
            "$awsdrops" host bundle.tar.zst > a || test $? = 1
            cp -r '\(fixtures)/listen-overflow-server.host' bundle
            zstd -q --rm bundle/before/* bundle/after/netstat
            gzip bundle/after/s*
            "$awsdrops" host bundle > b || test $? = 1
            "$awsdrops" host '\(fixtures)/listen-overflow-server.host' > c || test $? = 1
            cmp a c && cmp b c && grep ACCEPT_QUEUE_OVERFLOW c
            tar -C '\(fixtures)' -cf - listen-overflow-server.host | zstd -qc | head -c 2000 > cut.tar.zst
            "$awsdrops" host cut.tar.zst || test $? = 65
            """)
        #expect(result.status == 0 && result.errors.contains("the zstd file ends inside a frame"), "\(result)")
    }
}
