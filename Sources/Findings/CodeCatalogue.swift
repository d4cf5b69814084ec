/// Every code awsdrops may report, explained.
public enum CodeCatalogue {
    /// The explanations, in order of the codes' names.
    public static let all: [CodeExplanation] =
        (path + [crossCheck, networkACLLint, groupLint, scan, halfWays, comparison, intents].joined()
        + [flowLogs, captureOpenings, captureTroubles, hosts, hostTables].joined())
        .sorted {
            $0.code.rawValue < $1.code.rawValue
        }

    /// The explanations of what `awsdrops path` may report.
    public static let path: [CodeExplanation] = Array(
        [
            filters, routing, gateways, transitGateways, onPremises, endpoints, ends, balancers, targets, sizes,
        ].joined())

    static let byCode: [FindingCode: CodeExplanation] = Dictionary(
        all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}
