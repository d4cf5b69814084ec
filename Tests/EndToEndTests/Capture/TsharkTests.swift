import Foundation
import JSONText
import Testing

/// tshark, which nobody here wrote, reads the same captures: connections, frames, bytes and handshake times have to be equal.
@Suite struct TsharkTests {
    private static let tshark = URL(filePath: "/usr/bin/tshark")

    /// What one side of a connection sent.
    private struct Sums: Hashable {
        var frames = 0
        var bytes = 0
    }

    private struct Stream: Equatable {
        var sums: [String: Sums] = [:]
        /// From the SYN to the client's acknowledgement, in microseconds.
        var opened: Int?
    }

    static let captures: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: CaptureCommandTests.fixtures.path)) ?? []
        return files.filter { $0.hasSuffix(".pcap.gz") }.map { String($0.dropLast(8)) }.sorted()
    }()

    @Test(arguments: captures)
    func readsTheSame(name: String) async throws {
        try #require(
            FileManager.default.isExecutableFile(atPath: Self.tshark.path),
            "tshark is missing, which judges what capture reads: Scripts/setup-tests installs it")
        let ours = try await ours(name)
        let theirs = try await theirs(name)
        #expect(ours.count == theirs.count)
        for (number, stream) in theirs {
            let own = try #require(ours[number])
            #expect(own.sums == stream.sums, "connection \(number)")
            // tshark gives a time also where there is no handshake: from a SYN to the reset, or with one side not captured.
            // Where the network copied the SYN it counts from the copy, though the first one was answered.
            guard let opened = own.opened, name != "duplication-server" else { continue }
            #expect(opened == stream.opened, "connection \(number)")
        }
    }

    private func ours(_ name: String) async throws -> [Int: Stream] {
        let report = try await CaptureReports.json([CaptureCommandTests.fixture(name)])
        var streams: [Int: Stream] = [:]
        for connection in report["places"]?[0]?["connections"]?.elements ?? [] {
            var stream = Stream()
            for side in ["client", "server"] {
                let sent = try #require(connection[side])
                let sums = Sums(frames: try integer(sent["frames"]), bytes: try integer(sent["frameBytes"]))
                guard sums.frames > 0, case .string(let address)? = sent["address"] else { continue }
                stream.sums["\(address):\(try integer(sent["port"]))"] = sums
            }
            if let there = connection["handshake"]?["serverSeconds"]?.double,
                let back = connection["handshake"]?["clientSeconds"]?.double
            {
                stream.opened = Int(((there + back) * 1e6).rounded())
            }
            streams[try integer(connection["number"])] = stream
        }
        return streams
    }

    private func theirs(_ name: String) async throws -> [Int: Stream] {
        let fields = ["tcp.stream", "ip.src", "tcp.srcport", "frame.len", "tcp.analysis.initial_rtt"]
        let result = try await CommandRunner(executable: Self.tshark, leadingArguments: []).run(
            ["-r", CaptureCommandTests.fixture(name), "-Y", "tcp && !icmp", "-T", "fields", "-E", "separator=,"]
                + fields.flatMap { ["-e", $0] })
        #expect(result.status == 0, "\(result.errors)")
        var streams: [Int: Stream] = [:]
        for line in result.output.split(separator: "\n") {
            let words = line.split(separator: ",", omittingEmptySubsequences: false)
            let number = try #require(Int(words[0]))
            let sender = "\(words[1]):\(words[2])"
            streams[number, default: Stream()].sums[sender, default: Sums()].frames += 1
            streams[number, default: Stream()].sums[sender, default: Sums()].bytes += try #require(Int(words[3]))
            if let seconds = Double(words[4]) {
                streams[number, default: Stream()].opened = Int((seconds * 1e6).rounded())
            }
        }
        return streams
    }

    private func integer(_ value: JSONValue?) throws -> Int {
        Int(try #require(value?.double))
    }
}
