/// Why the values of a page cannot be read.
struct PageFault: Error {
    let reason: String
    /// Whether the page is in order, and awsdrops does not read its kind.
    var isUnsupported = false
}
