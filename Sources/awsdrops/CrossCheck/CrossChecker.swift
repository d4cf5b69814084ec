import AWSClient
import Inventory
import Reachability
import Topology

/// Checks an answer of a live account with Reachability Analyzer.
struct CrossChecker {
    let targets: [LiveTarget]
    let consent: CrossCheckConsent
    let console: Console

    /// The check, and why it failed where it did: our own answer is told all the same.
    func check(
        _ answer: Answer, _ topology: Topology
    ) async throws(Failure) -> (check: CrossCheck, failure: Failure?) {
        do throws(Failure) {
            return (try await comparison(answer, topology), nil)
        } catch {
            if error.status == .interrupted { throw error }
            return (CrossCheck(unasked: "it failed, as said below"), error)
        }
    }

    private func comparison(_ answer: Answer, _ topology: Topology) async throws(Failure) -> CrossCheck {
        let request: CrossCheckRequest
        do throws(CrossCheckRequest.Unasked) {
            request = try CrossCheckRequest(answer.question, topology)
        } catch {
            return CrossCheck(unasked: error.reason)
        }
        let target = targets.first { Snapshot.Origin(account: $0.account, region: $0.region).mayBe(request.place) }
        guard let target else { return CrossCheck(unasked: "the account of \(request.source) is not among those read") }
        guard consent.ask(account: target.account, region: target.region) else {
            return CrossCheck(unasked: "you said no")
        }
        let console = console
        let analyzer = ReachabilityAnalyzer(
            caller: target.session.caller, region: target.region, warn: { console.note("warning: \($0)") })
        console.note("note: Reachability Analyzer is at it, which takes up to some minutes")
        let outcome = await Interruption.cancelling { () async -> Result<CrossCheckResult, Failure> in
            do throws(Failure) {
                return .success(try await analyzer.analyze(request))
            } catch {
                return .failure(error)
            }
        }
        return CrossCheck(answer, request, try outcome.get())
    }
}
