import AWSClient
import Inventory
import JSONText

/// Finds out which calls the credentials may make, without reading more than a page of anything.
struct PermissionProbe {
    /// What one call showed.
    enum Outcome: Sendable {
        case allowed
        case denied
        /// AWS answered neither: the reason in words.
        case unclear(String)
        /// Nobody answered, or nobody who speaks AWS: the reason in words.
        case unreachable(String)
    }

    /// A call and what it showed.
    struct Finding: Sendable {
        let service: String
        let action: String
        let outcome: Outcome
    }

    /// The outcome of every call of one feature.
    struct Feature: Sendable {
        let name: String
        let findings: [Finding]
        /// Calls that need an id first, so that nothing could be asked.
        let untested: Int

        /// The actions that are denied.
        var denied: [String] {
            findings.compactMap { if case .denied = $0.outcome { $0.action } else { nil } }
        }

        /// The actions of which nothing is known, with the reason.
        var unclear: [(action: String, reason: String)] {
            findings.compactMap { if case .unclear(let reason) = $0.outcome { ($0.action, reason) } else { nil } }
        }

        /// The actions that nobody answered to.
        var unreachable: [String] {
            findings.compactMap { if case .unreachable = $0.outcome { $0.action } else { nil } }
        }

        /// How many calls are allowed.
        var allowedCount: Int { findings.count { if case .allowed = $0.outcome { true } else { false } } }

        /// Whether every call that was asked is allowed.
        var isAllowed: Bool { allowedCount == findings.count }
    }

    let caller: ServiceCaller
    let region: String

    /// Asks every call that needs no id, a few at a time.
    func features() async -> [Feature] {
        var features: [Feature] = []
        for (name, operations) in CollectionPlan.features {
            let askable = operations.filter { !$0.needsID }
            let findings = await withTaskGroup(of: (Int, Outcome).self) { group in
                for (index, operation) in askable.enumerated() {
                    group.addTask { (index, await outcome(of: operation)) }
                }
                var found: [Int: Outcome] = [:]
                for await (index, outcome) in group { found[index] = outcome }
                return askable.enumerated().map { index, operation in
                    Finding(
                        service: operation.service, action: operation.action,
                        outcome: found[index] ?? .unclear("not asked"))
                }
            }
            features.append(Feature(name: name, findings: findings, untested: operations.count - askable.count))
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
            if case .transport(let failure) = error { return .unreachable("\(failure.cause). \(failure.advice)") }
            if case .unreadable = error { return .unreachable("\(error)") }
            guard case .service(let refusal) = error else { return .unclear("\(error)") }
            if refusal.code == "DryRunOperation" { return .allowed }
            return refusal.isAccessDenied ? .denied : .unclear("\(refusal.code): \(refusal.message)")
        }
    }
}
