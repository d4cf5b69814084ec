import AWSClient
import FlowLogs

/// A flow log file in S3.
final class S3Log: RemoteLog {
    /// The bytes that are fetched at once. Smaller ones make more requests, larger ones need more memory: about 60 pieces are held.
    static let pieceSize = 1 << 20

    let object: S3Object
    private let client: S3Client
    private let scope: FetchScope
    private let first = EarlyFetch()

    init(_ object: S3Object, _ client: S3Client, _ scope: FetchScope) {
        self.object = object
        self.client = client
        self.scope = scope
    }

    var name: String { object.location.description }

    func prepare() {
        if object.size > 0 { first.start { fetch(0) } }
    }

    func open() -> any LogFile { S3LogFile(self, first: first.take()) }

    /// Starts to fetch a piece.
    func fetch(_ number: Int) -> FetchedBytes {
        let start = number * Self.pieceSize
        let range = start..<min(object.size, start + Self.pieceSize)
        let (client, object) = (client, object)
        return FetchedBytes(scope) { () async throws(CallError) -> [UInt8] in
            try await client.bytes(of: object, range)
        }
    }
}
