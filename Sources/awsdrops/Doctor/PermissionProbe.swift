import AWSClient
import Inventory
import JSONText

/// Finds out which calls the credentials may make, without reading more than a page of anything.
struct PermissionProbe {
    /// What one call showed.
    enum Outcome: Sendable {
        case allowed
        case denied
        /// Neither: the reason in words.
        case unclear(String)
    }

    /// The outcome of every call of one feature.
    struct Feature: Sendable {
        let name: String
        let outcomes: [(action: String, outcome: Outcome)]
        /// Calls that need an id first, so that nothing could be asked.
        let untested: Int

        /// The actions that are denied.
        var denied: [String] {
            outcomes.compactMap { if case .denied = $0.outcome { $0.action } else { nil } }
        }

        /// The actions of which nothing is known, with the reason.
        var unclear: [(action: String, reason: String)] {
            outcomes.compactMap { if case .unclear(let reason) = $0.outcome { ($0.action, reason) } else { nil } }
        }
    }

    let caller: ServiceCaller
    let region: String

    /// Asks every call that needs no id, a few at a time.
    func features() async -> [Feature] {
        var features: [Feature] = []
        for (name, operations) in CollectionPlan.features {
            let askable = operations.filter { !$0.needsID }
            let outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
                for (index, operation) in askable.enumerated() {
                    group.addTask { (index, await outcome(of: operation)) }
                }
                var found: [Int: Outcome] = [:]
                for await (index, outcome) in group { found[index] = outcome }
                return askable.indices.map { (action: askable[$0].action, outcome: found[$0] ?? .unclear("not asked")) }
            }
            features.append(Feature(name: name, outcomes: outcomes, untested: operations.count - askable.count))
        }
        return features
    }

    private func outcome(of operation: CollectedOperation) async -> Outcome {
        var parameters = operation.parameters
        if AWSCall.takesDryRun(service: operation.service, operation: operation.operation) {
            parameters = ["DryRun": true]
        }
        do throws(CallError) {
            _ = try await caller.call(
                AWSCall(operation.service, operation.operation, parameters: parameters, region: region))
            return .allowed
        } catch {
            guard case .service(let refusal) = error else { return .unclear("\(error)") }
            if refusal.code == "DryRunOperation" { return .allowed }
            return refusal.isAccessDenied ? .denied : .unclear("\(refusal.code): \(refusal.message)")
        }
    }
}
