import AWSClient
import ArgumentParser
import FlowQueries
import Inventory

extension FlowsCommand {
    /// Refuses options of reading that do not go together.
    func validateReading() throws {
        let isFromS3 = files.contains { $0.hasPrefix("s3://") }
        if sourceOptions.enable {
            if !files.isEmpty || sourceOptions.logGroup != nil || outputOptions.output != .text {
                throw ValidationError(
                    "--enable prints commands and reads no logs; leave files, --log-group and --output out.")
            }
            return
        }
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
                "\(given) is for s3://…, --log-group, --live, --enable and --engine; files need no account.")
        }
    }

    /// Whether AWS is asked for anything.
    var needsAccount: Bool {
        engineOptions.engine != nil || sourceOptions.live || sourceOptions.enable && snapshots.isEmpty
            || sourceOptions.logGroup != nil
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
}
