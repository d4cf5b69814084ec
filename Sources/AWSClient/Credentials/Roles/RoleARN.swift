/// The full name of an IAM role, `arn:aws:iam::111122223333:role/reader`.
///
/// Source: "IAM ARNs", IAM User Guide.
public struct RoleARN: Sendable, Hashable {
    /// The name as it was written.
    public let text: String
    /// The partition, such as `aws` or `aws-cn`.
    public let partition: String
    /// The account the role is in, twelve digits.
    public let account: String

    /// The name that a text is, or nil where it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", parts[1].hasPrefix("aws"), parts[2] == "iam", parts[3].isEmpty,
            parts[4].count == 12, parts[4].allSatisfy({ $0.isASCII && $0.isNumber }),
            parts[5].hasPrefix("role/"), !parts[5].hasSuffix("/"),
            parts[5].allSatisfy({ $0.isASCII && !$0.isWhitespace })
        else { return nil }
        self.text = text
        partition = parts[1]
        account = parts[4]
    }
}
