import Testing

@testable import AWSClient

/// Where requests to S3 go, and what their answers tell.
@Suite struct S3ClientTests {
    private static func place(_ url: String? = nil) throws -> ServiceEndpoint {
        let endpoint =
            try url.map { try Endpoint(url: $0, origin: "test") } ?? Endpoint(host: "s3.eu-west-1.amazonaws.com")
        return ServiceEndpoint(endpoint: endpoint, signingRegion: "eu-west-1", signingName: "s3")
    }

    /// "Virtual hosting of buckets", S3 User Guide: names with dots fit no certificate of one level.
    @Test(arguments: [
        ("logs", nil, "https://logs.s3.eu-west-1.amazonaws.com/a/b%20c%2Bd"),
        ("my.logs", nil, "https://s3.eu-west-1.amazonaws.com/my.logs/a/b%20c%2Bd"),
        ("Old_Logs", nil, "https://s3.eu-west-1.amazonaws.com/Old_Logs/a/b%20c%2Bd"),
        ("logs", "http://localhost:9000/base", "http://localhost:9000/base/logs/a/b%20c%2Bd"),
    ])
    func addresses(bucket: String, endpoint: String?, url: String) throws {
        let location = S3Location(bucket: bucket, key: "a/b c+d")
        let attempt = S3Attempt("s3 GetObject", location, key: location.key, try Self.place(endpoint))
        #expect(attempt.request.url == url && !attempt.request.acceptsPacked && attempt.request.method == .get)
    }

    @Test(arguments: [
        ("s3://logs", "logs", ""), ("s3://logs/", "logs", ""), ("s3://logs/a/b/", "logs", "a/b/"),
        ("s3://my.logs//x", "my.logs", "/x"),
    ])
    func readsLocations(url: String, bucket: String, key: String) throws {
        let location = try S3Location(url: url)
        #expect(location.bucket == bucket && location.key == key)
    }

    @Test(arguments: ["logs/a", "s3://", "s3://a", "s3://a b/c", "s3://a..b/", "s3://.ab", "https://x"])
    func refusesOtherTexts(url: String) {
        #expect(throws: S3LocationError.self) { try S3Location(url: url) }
    }

    @Test func decodesListings() throws {
        let body = """
            <ListBucketResult><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>
            <NextContinuationToken>a/b=</NextContinuationToken>
            <Contents><Key>a%2Fb+c%2B%C3%BC</Key><ETag>&quot;0a&quot;</ETag><Size>12</Size></Contents>
            <Contents><Key>d</Key><Size>0</Size><StorageClass>GLACIER</StorageClass></Contents>
            <CommonPrefixes><Prefix>e+f/</Prefix></CommonPrefixes></ListBucketResult>
            """
        let listing = try S3ListingReader.listing(Array(body.utf8), bucket: "logs")
        #expect(listing.objects.map(\.location.key) == ["a/b c+ü", "d"])
        #expect(listing.objects.map(\.size) == [12, 0] && listing.objects[0].tag == "\"0a\"")
        #expect(listing.objects.map(\.storageClass) == ["STANDARD", "GLACIER"])
        #expect(listing.folders == ["e f/"] && listing.token == "a/b=")
    }

    @Test(arguments: [
        "<Error/>", "<ListBucketResult><Contents><Key>a</Key><Size>x</Size></Contents></ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
        "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>%zz</Key><Size>1</Size></Contents>"
            + "</ListBucketResult>", "<ListBucketResult>",
    ])
    func refusesOtherAnswers(body: String) {
        #expect(throws: WireError.self) { try S3ListingReader.listing(Array(body.utf8), bucket: "logs") }
    }

    @Test func aShortAnswerIsAnError() async throws {
        let test = TestCaller([HTTPResponse(status: 206, body: [1, 2, 3])])
        let object = S3Object(
            location: S3Location(bucket: "logs", key: "k"), size: 10, tag: "\"0a\"", storageClass: "STANDARD")
        let client = S3Client(caller: test.caller(), region: "eu-west-1")
        let error = await #expect(throws: CallError.self) { try await client.bytes(of: object, 0..<4) }
        #expect(error?.description.contains("3 bytes with HTTP 206 for 4") == true)
        let request = try #require(test.transport.requests.first)
        #expect(request.headers.value(of: "Range") == "bytes=0-3" && request.headers.value(of: "If-Match") == "\"0a\"")
        #expect(request.headers.value(of: "x-amz-content-sha256")?.count == 64)
    }
}
