/// Reads an answer of ListObjectsV2.
///
/// Source: S3 API Reference, ListObjectsV2. With `encoding-type=url`, keys and prefixes are percent-encoded and blanks are `+`, as
/// botocore decodes them.
final class S3ListingReader: XMLHandler {
    private let bucket: String
    private var open: [String] = []
    private var text: [UInt8] = []
    private var isEncoded = false
    private var isTruncated = false
    private var key = "", size = "", tag = "", storageClass = ""
    private var listing = S3Listing()
    private var encoded: [(key: String, size: Int, tag: String, storageClass: String)] = []
    private var folders: [String] = []

    private init(bucket: String) {
        self.bucket = bucket
    }

    /// The page of a body.
    static func listing(_ body: [UInt8], bucket: String) throws(WireError) -> S3Listing {
        let reader = S3ListingReader(bucket: bucket)
        try XMLScanner.scan(body, into: reader)
        return try reader.finished()
    }

    func start(_ name: UnsafeBufferPointer<UInt8>) throws(WireError) {
        let name = String(decoding: name, as: UTF8.self)
        if open.isEmpty, name != "ListBucketResult" {
            throw WireError(reason: "<\(name)> where <ListBucketResult> was expected")
        }
        open.append(name)
        text = []
        if name == "Contents" { (key, size, tag, storageClass) = ("", "", "", "") }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) { self.text.append(contentsOf: text) }

    func end() throws(WireError) {
        guard let name = open.popLast() else { return }
        let value = String(decoding: text, as: UTF8.self)
        text = []
        switch (open.last, name) {
        case ("ListBucketResult", "EncodingType"): isEncoded = value == "url"
        case ("ListBucketResult", "IsTruncated"): isTruncated = value == "true"
        case ("ListBucketResult", "NextContinuationToken"): listing.token = value
        case ("CommonPrefixes", "Prefix"): folders.append(value)
        case ("Contents", "Key"): key = value
        case ("Contents", "Size"): size = value
        case ("Contents", "ETag"): tag = value
        case ("Contents", "StorageClass"): storageClass = value
        case ("ListBucketResult", "Contents"):
            guard let size = Int(size), size >= 0, !key.isEmpty else {
                throw WireError(reason: "an object of the listing without key or size")
            }
            encoded.append((key, size, tag, storageClass))
        default: break
        }
    }

    private func finished() throws(WireError) -> S3Listing {
        for object in encoded {
            listing.objects.append(
                S3Object(
                    location: S3Location(bucket: bucket, key: try plain(object.key)), size: object.size,
                    tag: object.tag, storageClass: object.storageClass.isEmpty ? "STANDARD" : object.storageClass))
        }
        for folder in folders { listing.folders.append(try plain(folder)) }
        if !isTruncated {
            listing.token = nil
        } else if listing.token?.isEmpty ?? true {
            throw WireError(reason: "a listing that is cut, and no token for its next page")
        }
        return listing
    }

    private func plain(_ text: String) throws(WireError) -> String {
        guard isEncoded else { return text }
        guard let plain = PercentEncoding.decode(text.replacing("+", with: " ")) else {
            throw WireError(reason: "\"\(text.prefix(60))\" in a listing is not percent-encoded as it says")
        }
        return plain
    }
}
