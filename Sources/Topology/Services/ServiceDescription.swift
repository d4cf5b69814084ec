import Inventory

/// What the description of an interface, which the service that owns it wrote, says of whom it serves.
///
/// The forms are what AWS prints; no reference lists them.
enum ServiceDescription {
    /// The kind and name of the service; nil where the description names none.
    static func service(of interface: NetworkInterface) -> (kind: NamedService.Kind, name: String)? {
        guard let text = interface.summary else { return nil }
        if let rest = rest(of: text, after: "AWS Lambda VPC ENI-") { return (.lambda, functionName(rest)) }
        if let rest = rest(of: text, after: "ElastiCache ") { return (.elasticache, rest) }
        if let rest = rest(of: text, after: "EFS mount target for ") {
            return (.efs, String(rest.prefix { $0 != " " }))
        }
        if let rest = rest(of: text, after: "ES ") { return (.opensearch, rest) }
        if let arn = kafkaARN(of: interface) {
            let parts = arn.split(separator: "/")
            return parts.count > 1 ? (.kafka, String(parts[1])) : nil
        }
        if let rest = rest(of: text, after: "Amazon EKS ") { return (.eks, rest) }
        return nil
    }

    /// What every database's interface says.
    static let database = "RDSNetworkInterface"
    /// What the interface of every Redshift node says.
    static let warehouse = "RedshiftNetworkInterface"

    /// The ARN of the cluster that a broker of MSK belongs to; nil for other interfaces.
    static func kafkaARN(of interface: NetworkInterface) -> String? {
        guard let text = interface.summary,
            let rest = rest(of: text, after: "DO NOT DELETE - Amazon MSK network interface for cluster ")
        else { return nil }
        return rest.hasSuffix(".") ? String(rest.dropLast()) : rest
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        guard text.hasPrefix(prefix), text.count > prefix.count else { return nil }
        return String(text.dropFirst(prefix.count))
    }

    /// The function's name without the unique id behind it: five groups of hexadecimal digits, or one.
    private static func functionName(_ text: String) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = [8, 4, 4, 4, 12]
        if parts.count > 5, zip(parts.suffix(5), lengths).allSatisfy({ isHexadecimal($0, $1) }) {
            return parts.dropLast(5).joined(separator: "-")
        }
        guard parts.count > 1, let last = parts.last, isHexadecimal(last, 8) else { return text }
        return parts.dropLast().joined(separator: "-")
    }

    private static func isHexadecimal(_ text: Substring, _ length: Int) -> Bool {
        text.count == length && text.allSatisfy(\.isHexDigit)
    }
}
