import AWSClient
import FlowQueries
import Inventory

/// One account in one region, for what is asked of no more than that.
extension LiveOptions {
    /// The credentials, and the region.
    func place(_ output: any OutputSettings) async throws(Failure) -> (LiveSession, region: String) {
        guard let session = try sessions(output).first else { throw Failure("no credentials", .usage) }
        if let region = region.first { return (session, region) }
        return (session, try await session.ownRegion())
    }

    /// Whose account it is.
    static func account(_ session: LiveSession, _ region: String) async throws(QueryFailure) -> String {
        do {
            return try await CallerIdentity.ask(session.caller, region: region).account
        } catch {
            throw .call(error)
        }
    }
}
