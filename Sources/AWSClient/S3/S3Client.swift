import Synchronization

/// Lists buckets and reads objects of S3, in whatever region they are.
public final class S3Client: Sendable {
    private let caller: ServiceCaller
    private let isRequesterPaying: Bool
    /// The region of each bucket that was asked.
    private let regions = Mutex<[String: String]>([:])
    private let home: String

    /// A client that has asked nothing yet.
    ///
    /// - Parameters:
    ///   - region: where buckets are looked for first.
    ///   - isRequesterPaying: whether the account that asks pays for it, as some buckets demand.
    public init(caller: ServiceCaller, region: String, isRequesterPaying: Bool = false) {
        self.caller = caller
        home = region
        self.isRequesterPaying = isRequesterPaying
    }

    /// All objects and folders below a prefix, page by page until the last.
    ///
    /// - Parameter isFlat: whether keys are listed at any depth; else those below a further slash are told as one folder.
    public func list(_ location: S3Location, isFlat: Bool) async throws(CallError) -> S3Listing {
        var whole = S3Listing()
        var seenTokens: Set<String> = []
        var token: String?
        repeat {
            var query = [
                HTTPRequest.Parameter("list-type", "2"), HTTPRequest.Parameter("encoding-type", "url"),
                HTTPRequest.Parameter("prefix", location.key),
            ]
            if !isFlat { query.append(HTTPRequest.Parameter("delimiter", "/")) }
            if let token { query.append(HTTPRequest.Parameter("continuation-token", token)) }
            let response = try await ask("s3 ListObjectsV2", location, key: nil, query: query)
            let page: S3Listing
            do {
                page = try S3ListingReader.listing(response.body, bucket: location.bucket)
            } catch {
                throw unreadable("s3 ListObjectsV2", location, error)
            }
            whole.objects += page.objects
            whole.folders += page.folders
            token = page.token
            if let token, !seenTokens.insert(token).inserted {
                throw unreadable("s3 ListObjectsV2", location, WireError(reason: "the same page of the listing twice"))
            }
        } while token != nil
        return whole
    }

    /// A range of an object's bytes, as the listing knew it.
    ///
    /// - Throws: `CallError.service` with status 412 where the object was written anew since.
    public func bytes(of object: S3Object, _ range: Range<Int>) async throws(CallError) -> [UInt8] {
        var headers: [HTTPHeader] = []
        let isWhole = range == 0..<object.size
        if !isWhole { headers.append(HTTPHeader("Range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)")) }
        if !object.tag.isEmpty { headers.append(HTTPHeader("If-Match", object.tag)) }
        let location = object.location
        let response = try await ask("s3 GetObject", location, key: location.key, headers: headers)
        guard response.body.count == range.count, isWhole || response.status == 206 else {
            throw unreadable(
                "s3 GetObject", location,
                WireError(
                    reason: "\(response.body.count) bytes with HTTP \(response.status) for \(range.count) of them"))
        }
        return response.body
    }

    private func ask(
        _ name: String, _ location: S3Location, key: String?, query: [HTTPRequest.Parameter] = [],
        headers: [HTTPHeader] = []
    ) async throws(CallError) -> HTTPResponse {
        let payer = isRequesterPaying ? [HTTPHeader("x-amz-request-payer", "requester")] : []
        var region = regions.withLock { $0[location.bucket] } ?? home
        // The second answer must be the bucket's own: it was asked where the first one sent to.
        for _ in 0..<2 {
            let answer = try await caller.askS3(region) { place in
                S3Attempt(name, location, key: key, place, query: query, headers: headers + payer)
            }
            switch answer {
            case .content(let response): return response
            case .elsewhere(let other):
                region = other
                regions.withLock { $0[location.bucket] = other }
            }
        }
        throw unreadable(name, location, WireError(reason: "one region sends to another, and that one on"))
    }

    private func unreadable(_ name: String, _ location: S3Location, _ error: WireError) -> CallError {
        .unreadable(
            call: name, host: "bucket \(location.bucket)", reason: error.reason, isTruncated: error.isTruncated)
    }
}
