import Findings
import Foundation
import Inventory
import JSONText
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// awsdrops against an independent packet-by-packet evaluator, on random networks.
struct JudgeTests {
    /// `AWSDROPS_JUDGE_NETWORKS` asks for more than the usual number.
    private static let networks =
        ProcessInfo.processInfo.environment["AWSDROPS_JUDGE_NETWORKS"].flatMap(Int.init) ?? 60
    private static let firstSeed =
        ProcessInfo.processInfo.environment["AWSDROPS_JUDGE_SEED"].flatMap(UInt64.init) ?? 20_261_125

    @Test(arguments: 0..<4)
    func everyPacketFaresAsTheJudgeSays(part: Int) throws {
        for number in 0..<Self.networks where number % 4 == part {
            let seed = Self.firstSeed &+ UInt64(number)
            var random = SplitMix(seed: seed)
            let network = JudgedNetwork.random(&random)
            let topology = try topology(of: network)
            for _ in 0..<12 {
                guard try compare(network, topology, &random, seed) else { return }
            }
        }
    }

    private func topology(of network: JudgedNetwork) throws -> Topology {
        var builder = SnapshotBuilder()
        builder.add(
            try JSONDocument(parsing: network.json.encoded()).root, operation: "judge", id: nil,
            origin: Snapshot.Origin(account: "111122223333", region: "eu-west-1"))
        return Topology(builder.finish())
    }

    /// One question; false after the first packet that fares otherwise.
    private func compare(
        _ network: JudgedNetwork, _ topology: Topology, _ random: inout SplitMix, _ seed: UInt64
    ) throws -> Bool {
        let sender = random.below(network.interfaces.count)
        let destination = Self.destination(network, sender, &random)
        let number = random.pick([6, 6, 6, 17, 1, 47])
        let (sources, destinations) = (
            random.pick([1024...65535, 32768...60999, 40000...40000]), random.pick([0...65535, 443...443, 440...450])
        )
        var options = QuestionOptions(protocol: try #require(InternetProtocol("\(number)")))
        if number == 6 || number == 17 {
            options.sourcePorts = try PortSet(ports: "\(sources.lowerBound)-\(sources.upperBound)")
            options.destinationPorts = try PortSet(ports: "\(destinations.lowerBound)-\(destinations.upperBound)")
        }
        let resolver = EndpointResolver(topology)
        let question = try QuestionBuilder(topology).question(
            from: resolver.resolve("eni-\(sender)", as: .source),
            to: resolver.resolve(JudgedNetwork.text(destination), as: .destination), options: options)
        let answer = PathEvaluator(topology).answer(question)
        let judge = NetworkJudge(network: network)
        let name =
            "seed \(seed): eni-\(sender) to \(JudgedNetwork.text(destination)) protocol \(number) \(sources) \(destinations)"
        guard answer.verdict != .unknown else {
            Issue.record("\(name): unknown, \(answer.gaps)")
            return false
        }
        var passed = 0
        let samples = Self.samples(number, sources, destinations, &random)
        for (sourcePort, destinationPort) in samples {
            let packet = JudgedPacket(
                source: network.interfaces[sender].address, destination: destination, number: number,
                sourcePort: sourcePort, destinationPort: destinationPort)
            let judged = judge.passes(packet, from: sender)
            if judged.there && judged.back { passed += 1 }
            let asked = Packet(
                family: .ipv4, protocol: options.protocol, source: UInt128(packet.source),
                destination: UInt128(packet.destination), sourcePort: UInt16(sourcePort),
                destinationPort: UInt16(destinationPort))
            #expect(question.packets.contains(asked), "\(name)")
            let isDropped = answer.dropped.contains { $0.packets.contains(asked) }
            guard isDropped == !(judged.there && judged.back) else {
                Issue.record(
                    "\(name): packet \(packet): judge \(judged), awsdrops \(isDropped ? "drops" : "passes") it; \(answer.findings.map(\.message))"
                )
                return false
            }
        }
        if answer.verdict == .allowed { #expect(passed == samples.count, "\(name)") }
        if answer.verdict == .denied { #expect(passed == 0, "\(name)") }
        return true
    }

    private static func destination(_ network: JudgedNetwork, _ sender: Int, _ random: inout SplitMix) -> UInt32 {
        switch random.below(10) {
        case 0: 203 << 24 | 113 << 8 | UInt32(random.below(256))
        case 1: 10 << 24 | UInt32(random.below(2)) << 16 | UInt32(random.below(4)) << 8 | 77
        default:
            random.pick(network.interfaces.indices.filter { $0 != sender }.map { network.interfaces[$0].address })
        }
    }

    /// Ports at every edge that rules have, and some at random; for ICMP an echo request.
    private static func samples(
        _ number: Int, _ sources: ClosedRange<Int>, _ destinations: ClosedRange<Int>, _ random: inout SplitMix
    ) -> [(Int, Int)] {
        if number == 1 { return [(8, 0)] }
        if number == 47 { return [(0, 0)] }
        let edges = [
            0, 1, 399, 400, 442, 443, 444, 445, 500, 501, 1023, 1024, 32767, 32768, 49151, 49152, 60999, 61000, 65535,
        ]
        func ports(_ range: ClosedRange<Int>) -> [Int] {
            edges.filter(range.contains) + [
                range.lowerBound, range.upperBound, range.lowerBound + random.below(range.count),
            ]
        }
        let (ours, theirs) = (ports(sources), ports(destinations))
        return ours.flatMap { source in theirs.map { (source, $0) } }
    }
}
