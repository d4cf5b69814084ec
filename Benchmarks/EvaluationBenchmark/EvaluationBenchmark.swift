import Inventory
import Reachability
import Reporting
import Topology

/// Times one question inside the process, from the resolved names to the finished text: what remains of a run once the
/// snapshot is loaded.
///
/// Usage: `EvaluationBenchmark SNAPSHOT SRC DST [RUNS]`
@main
struct EvaluationBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else {
            print("usage: EvaluationBenchmark SNAPSHOT SRC DST[:PORT] [RUNS]")
            return
        }
        let runs = arguments.count > 4 ? Int(arguments[4]) ?? 2_000 : 2_000
        let clock = ContinuousClock()
        let started = clock.now
        let snapshot = try SnapshotReader.read([arguments[1]])
        let read = clock.now
        let topology = Topology(snapshot)
        let joined = clock.now
        print("read \(started.duration(to: read)), joined \(read.duration(to: joined))")

        let resolver = EndpointResolver(topology)
        let destinationText = try EndpointText(arguments[3])
        let source = try resolver.resolve(arguments[2], as: .source)
        let destination = try resolver.resolve(destinationText.name, as: .destination)
        var options = QuestionOptions()
        options.destinationPorts = destinationText.ports
        let evaluator = PathEvaluator(topology)
        let builder = QuestionBuilder(topology)
        var durations: [(answer: Duration, text: Duration)] = []
        var bytes = 0
        for _ in 0..<max(1, runs) {
            let start = clock.now
            let answer = evaluator.answer(try builder.question(from: source, to: destination, options: options))
            let answered = clock.now
            let text = PathText(answer, topology: topology, style: TextStyle(isColored: false))
            bytes += text.rendered(explaining: true).utf8.count
            durations.append((start.duration(to: answered), answered.duration(to: clock.now)))
        }
        report("answer with all blockers", durations.map(\.answer))
        report("text, explained", durations.map(\.text))
        report("both", durations.map { $0.answer + $0.text })
        print("\(runs) runs, \(bytes / max(1, runs)) bytes of text each")
    }

    private static func report(_ name: String, _ durations: [Duration]) {
        let sorted = durations.sorted()
        print("\(name): median \(sorted[sorted.count / 2]), p99 \(sorted[sorted.count * 99 / 100])")
    }
}
