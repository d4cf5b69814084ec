/// Why a snapshot cannot be used at all.
public enum SnapshotError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A path that cannot be opened or listed.
    case cannotOpen(path: String, reason: String)
    /// A file that is no JSON, or no gzip.
    case malformed(file: String, reason: String)
    /// Nothing in the paths is a resource; the warnings say what the files hold instead.
    case empty(paths: [String], filesRead: Int, warnings: [SnapshotWarning])

    /// The path, the cause, and what a snapshot should be.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "\(path): \(reason)"
        case .malformed(let file, let reason):
            "\(file): \(reason); the file should be what `aws … --output json` printed"
        case .empty(let paths, let filesRead, _):
            "\(paths.joined(separator: ", ")): "
                + (filesRead == 0
                    ? "no .json or .json.gz file in it"
                    : "no AWS resource in \(filesRead) JSON file\(filesRead == 1 ? "" : "s")")
                + "; a snapshot holds AWS CLI output, such as that of `aws ec2 describe-subnets` or `awsdrops collect`"
        }
    }
}
