import AWSClient
import Inventory
import JSONText

/// One account in one region, ready to be asked.
struct LiveTarget: Sendable {
    let session: LiveSession
    /// Whose credentials these are; nil where AWS did not say.
    let identity: CallerIdentity?
    /// The account's id; nil where nothing tells it.
    let account: String?
    let region: String
    /// Whether the calls that an account needs once are made here.
    let asksAccount: Bool

    /// How `collect.json` names it.
    var place: CollectionRecord.Place {
        CollectionRecord.Place(account: account, arn: identity?.arn, region: region)
    }

    /// Asks all targets at a time; what has no answer, in the targets' order.
    static func collectAll(
        _ targets: [LiveTarget], _ plan: [CollectedOperation],
        known: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        observer: @escaping @Sendable (CollectionEvent) -> Void, into sink: @escaping Collector.Sink
    ) async -> Result<[CollectedFault], SnapshotWriteError> {
        await withTaskGroup(of: (Int, Result<[CollectedFault], SnapshotWriteError>).self) { group in
            for (index, target) in targets.enumerated() {
                let collector = Collector(
                    caller: target.session.caller, plan: plan, account: target.account, region: target.region,
                    asksAccount: target.asksAccount, known: known, observer: observer)
                group.addTask { (index, await outcome(of: collector, into: sink)) }
            }
            var found: [Int: [CollectedFault]] = [:]
            for await (index, outcome) in group {
                switch outcome {
                case .success(let faults): found[index] = faults
                case .failure(let error):
                    group.cancelAll()
                    return .failure(error)
                }
            }
            return .success(targets.indices.flatMap { found[$0] ?? [] })
        }
    }

    private static func outcome(
        of collector: Collector, into sink: @escaping Collector.Sink
    ) async -> Result<[CollectedFault], SnapshotWriteError> {
        do throws(SnapshotWriteError) {
            return .success(try await collector.collect(into: sink))
        } catch {
            return .failure(error)
        }
    }
}

/// Who AWS says the caller is.
struct CallerIdentity: Sendable {
    let account: String
    let arn: String

    /// Asks STS.
    static func ask(_ caller: ServiceCaller, region: String) async throws(CallError) -> CallerIdentity {
        let text = try await caller.call(AWSCall("sts", "GetCallerIdentity", region: region))
        guard let root = (try? JSONDocument(parsing: text))?.root, let account = root["Account"]?.string else {
            throw .unreadable(
                call: "sts GetCallerIdentity", host: region, reason: "no account in it", isTruncated: false)
        }
        return CallerIdentity(account: account, arn: root["Arn"]?.string ?? "")
    }
}
