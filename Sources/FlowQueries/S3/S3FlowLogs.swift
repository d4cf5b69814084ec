public import AWSClient
public import FlowLogs

/// The flow logs below a prefix of S3 that a question needs.
public struct S3FlowLogs: Sendable {
    /// The files, in the order of their keys.
    public let logs: [any RemoteLog]
    /// The sum of their sizes.
    public let bytes: Int
    /// Whether the location is a file itself, and no prefix of others.
    public let isNamed: Bool

    /// Lists what is there, folder by folder where times or regions leave some out.
    ///
    /// - Parameter scope: that the files will be fetched in.
    public init(
        _ location: S3Location, _ filter: FlowFilter, _ client: S3Client, _ scope: FetchScope
    ) async throws(QueryFailure) {
        let listing = FlowLogListing(filter)
        var objects: [S3Object]
        do {
            objects = try await Self.objects(location, listing, client)
        } catch {
            throw .call(error)
        }
        // A key may be the beginning of another one: where the whole of it was named, that one file is meant.
        if let own = objects.first(where: { $0.location == location }) {
            self.init([own].filter { $0.size > 0 }, isNamed: true, client, scope)
        } else {
            let prefix = location.key
            // `logs` stands for the folder, not for `logs-old/`; without that folder it is the beginning of names.
            let folder = objects.filter { $0.location.key.hasPrefix(prefix + "/") }
            if !prefix.isEmpty, !prefix.hasSuffix("/"), !folder.isEmpty { objects = folder }
            self.init(objects.filter(listing.mayNeed), isNamed: false, client, scope)
        }
    }

    private init(_ objects: [S3Object], isNamed: Bool, _ client: S3Client, _ scope: FetchScope) {
        self.isNamed = isNamed
        bytes = objects.reduce(0) { $0 + $1.size }
        logs = objects.sorted { $0.location.key < $1.location.key }.map { S3Log($0, client, scope) }
    }

    private static func objects(
        _ location: S3Location, _ listing: FlowLogListing, _ client: S3Client
    ) async throws(CallError) -> [S3Object] {
        if listing.needsAll { return try await client.list(location, isFlat: true).objects }
        var found: [S3Object] = []
        var level = [(location, isFlat: false)]
        while !level.isEmpty {
            let pages = try await pages(of: level, client)
            level = []
            for page in pages {
                found += page.objects
                for key in page.folders {
                    let folder = FlowLogFolder(key)
                    guard listing.mayNeed(folder) else { continue }
                    // Below the day, one listing is cheaper than one for each hour.
                    level.append((S3Location(bucket: location.bucket, key: key), isFlat: folder.isDay))
                }
            }
        }
        return found
    }

    private static func pages(
        of level: [(S3Location, isFlat: Bool)], _ client: S3Client
    ) async throws(CallError) -> [S3Listing] {
        let results = await withTaskGroup(of: (Int, Result<S3Listing, CallError>).self) { group in
            for (index, folder) in level.enumerated() {
                group.addTask { (index, await Self.page(folder.0, folder.isFlat, client)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var pages: [S3Listing] = []
        for index in level.indices {
            if let result = results[index] { pages.append(try result.get()) }
        }
        return pages
    }

    private static func page(_ location: S3Location, _ isFlat: Bool, _ client: S3Client) async -> Result<
        S3Listing, CallError
    > {
        do throws(CallError) {
            return .success(try await client.list(location, isFlat: isFlat))
        } catch {
            return .failure(error)
        }
    }
}
