/// An object as a listing tells of it.
public struct S3Object: Sendable, Hashable {
    /// Where it is.
    public let location: S3Location
    /// Its size in bytes.
    public let size: Int
    /// The tag of this content, with its quotes; empty where the listing tells none.
    public let tag: String
    /// Its storage class, such as `STANDARD` or `DEEP_ARCHIVE`.
    public let storageClass: String

    /// An object from its parts.
    public init(location: S3Location, size: Int, tag: String, storageClass: String) {
        self.location = location
        self.size = size
        self.tag = tag
        self.storageClass = storageClass
    }
}

/// A page of a listing.
public struct S3Listing: Sendable, Hashable {
    /// The objects, in the order of their keys.
    public internal(set) var objects: [S3Object] = []
    /// The prefixes that end in the delimiter: folders, each for all keys below it.
    public internal(set) var folders: [String] = []
    /// What the next page is asked with; nil on the last one.
    var token: String?
}
