import AWSClient
import ArgumentParser
import FlowQueries
import Inventory

extension FlowsCommand {
    /// Refuses options of reading that do not go together.
    func validateReading() throws {
        let isFromS3 = files.contains { $0.hasPrefix("s3://") }
        if files.isEmpty, sourceOptions.logGroup == nil, !sourceOptions.live {
            throw ValidationError(
                "Name files of flow logs, - for standard input, s3://bucket/prefix, --log-group, --live or an --engine."
            )
        }
        if sourceOptions.requesterPays, !isFromS3 { throw ValidationError("--requester-pays is for files in S3.") }
        if sourceOptions.flowLog != nil, !files.isEmpty, sourceOptions.logGroup == nil {
            throw ValidationError("--flow-log is for --engine, --log-group and --live.")
        }
        if !needsAccount, let given = live.firstGiven {
            throw ValidationError(
                "\(given) is for s3://…, --log-group, --live and --engine; files need no account.")
        }
    }

    /// Whether AWS is asked for anything.
    var needsAccount: Bool {
        engineOptions.engine != nil || sourceOptions.live || sourceOptions.logGroup != nil
            || files.contains { $0.hasPrefix("s3://") }
    }

    /// Runs the body; SIGINT and SIGTERM end what it asks AWS for.
    func cancellable(
        _ body: @escaping @Sendable () async throws(Failure) -> ExitStatus
    ) async throws(Failure) -> ExitStatus {
        guard needsAccount else { return try await body() }
        let outcome = await Interruption.cancelling { () async -> Result<ExitStatus, Failure> in
            do throws(Failure) {
                return .success(try await body())
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// The credentials, and the one region that is asked.
    func place() async throws(Failure) -> (LiveSession, region: String) {
        guard let session = try live.sessions(outputOptions).first else { throw Failure("no credentials", .usage) }
        if let region = live.region.first { return (session, region) }
        return (session, try await session.ownRegion())
    }

    /// Whose account it is.
    func account(_ session: LiveSession, _ region: String) async throws(QueryFailure) -> String {
        do {
            return try await CallerIdentity.ask(session.caller, region: region).account
        } catch {
            throw .call(error)
        }
    }
}
