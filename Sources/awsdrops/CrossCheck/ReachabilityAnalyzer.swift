import AWSClient
import Foundation
import JSONText
import Reachability

/// Asks Reachability Analyzer one question, and leaves nothing behind. These calls are the only ones of awsdrops that write.
struct ReachabilityAnalyzer: Sendable {
    /// The operations, for the policy and the documentation.
    static let operations = [
        "CreateNetworkInsightsPath", "DeleteNetworkInsightsAnalysis", "DeleteNetworkInsightsPath",
        "DescribeNetworkInsightsAnalyses", "StartNetworkInsightsAnalysis",
    ]

    let caller: ServiceCaller
    let region: String
    /// Tells what is left behind.
    let warn: @Sendable (String) -> Void

    /// An analysis takes seconds to a few minutes; this many looks, with the pauses between them, take five.
    private static let mostLooks = 40
    private static let longestPause = 8
    /// An analysis that runs cannot be deleted, so that cleaning up may need several tries.
    private static let mostCleanings = 6

    func analyze(_ request: CrossCheckRequest) async throws(Failure) -> CrossCheckResult {
        var path: String?
        let outcome: Result<CrossCheckResult, Failure>
        do throws(Failure) {
            let made = try await make(request)
            path = made
            outcome = .success(try await result(of: made))
        } catch {
            outcome = .failure(error)
        }
        if let path { await whole { await cleanUp(path) } }
        return try outcome.get()
    }

    private func make(_ request: CrossCheckRequest) async throws(Failure) -> String {
        let answer = try await write(
            "CreateNetworkInsightsPath", request.parameters(token: UUID().uuidString))
        return try id(answer, "NetworkInsightsPath", "NetworkInsightsPathId")
    }

    private func result(of path: String) async throws(Failure) -> CrossCheckResult {
        let started = try await write(
            "StartNetworkInsightsAnalysis",
            ["NetworkInsightsPathId": .string(path), "ClientToken": .string(UUID().uuidString)])
        let analysis = try id(started, "NetworkInsightsAnalysis", "NetworkInsightsAnalysisId")
        var pause = 1
        for _ in 0..<Self.mostLooks {
            do {
                try await Task.sleep(for: .seconds(pause))
            } catch {
                throw Failure("interrupted", .interrupted)
            }
            pause = min(pause * 2, Self.longestPause)
            let answer = try await call(
                "DescribeNetworkInsightsAnalyses", ["NetworkInsightsAnalysisIds": [.string(analysis)]])
            guard let found = answer.root["NetworkInsightsAnalyses"]?.elements.first else { continue }
            if found["Status"]?.equals("running") != true { return CrossCheckResult(found) }
        }
        throw Failure("Reachability Analyzer did not finish \(analysis) within five minutes", .unavailable)
    }

    /// Deletes a path with all its analyses: one may have been started whose answer was lost.
    private func cleanUp(_ path: String) async {
        var pause = 1
        for attempt in 1...Self.mostCleanings {
            do throws(Failure) {
                let answer = try await call(
                    "DescribeNetworkInsightsAnalyses", ["NetworkInsightsPathId": .string(path)])
                for analysis in answer.root["NetworkInsightsAnalyses"]?.elements ?? answer.root.elements {
                    guard let id = analysis["NetworkInsightsAnalysisId"]?.string else { continue }
                    _ = try await call("DeleteNetworkInsightsAnalysis", ["NetworkInsightsAnalysisId": .string(id)])
                }
                _ = try await call("DeleteNetworkInsightsPath", ["NetworkInsightsPathId": .string(path)])
                return
            } catch {
                guard attempt == Self.mostCleanings || error.status == .noPermission else {
                    try? await Task.sleep(for: .seconds(pause))
                    pause = min(pause * 2, Self.longestPause)
                    continue
                }
                warn(
                    "\(path) of Reachability Analyzer is left in \(region): \(error.message). Delete it: "
                        + "aws ec2 delete-network-insights-path --region \(region) --network-insights-path-id \(path)")
                return
            }
        }
    }

    private func id(_ answer: JSONDocument, _ member: StaticString, _ key: StaticString) throws(Failure) -> String {
        guard let id = answer.root[member]?[key]?.string else {
            throw Failure("Reachability Analyzer answered without \(key)", .unavailable)
        }
        return id
    }

    /// A call that makes something: it is let finish even when the user interrupts, so that its id is known.
    private func write(_ operation: String, _ parameters: JSONValue) async throws(Failure) -> JSONDocument {
        let outcome = await whole { () async -> Result<JSONDocument, Failure> in
            do throws(Failure) {
                return .success(try await call(operation, parameters))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private func call(_ operation: String, _ parameters: JSONValue) async throws(Failure) -> JSONDocument {
        let text: [UInt8]
        do {
            text = try await caller.call(AWSCall("ec2", operation, parameters: parameters, region: region))
        } catch {
            throw Failure(error)
        }
        do throws(JSONError) {
            return try JSONDocument(parsing: text)
        } catch {
            throw Failure("\(operation): \(error)", .unavailable)
        }
    }

    /// Runs work that an interruption does not end.
    private func whole<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        let task = Task.detached { await work() }
        return await task.value
    }
}
