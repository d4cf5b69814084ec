/// Every code awsdrops may report, explained.
public enum CodeCatalogue {
    /// The explanations, in order of the codes' names.
    public static let all: [CodeExplanation] =
        [
            filters, routing, gateways, transitGateways, onPremises, endpoints, ends, balancers, targets, sizes,
            crossCheck, networkACLLint, groupLint, scan, comparison, flowLogs, captureOpenings, captureTroubles,
        ].joined().sorted {
            $0.code.rawValue < $1.code.rawValue
        }

    static let byCode: [FindingCode: CodeExplanation] = Dictionary(
        all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}
