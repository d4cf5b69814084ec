public import JSONText

/// What Reachability Analyzer found, as far as it is compared.
public struct CrossCheckResult: Sendable, Equatable {
    /// `succeeded` or `failed`.
    public let status: String
    /// What it says of a failure, or warns of.
    public let message: String?
    /// Whether it found a path; nil where it has no answer.
    public let isReachable: Bool?
    /// The ids of the components on the way, in order; of a way that is blocked none.
    public let components: [String]
    /// Whether it tells the components of a way back.
    public let tellsReturn: Bool
    /// Why there is no path.
    public let explanations: [Explanation]

    /// One reason.
    public struct Explanation: Sendable, Equatable {
        /// Its name, such as `ENI_SG_RULES_MISMATCH`.
        public let code: String
        /// The resources it names.
        public let components: [String]
    }

    /// Reads an element of `NetworkInsightsAnalyses`.
    public init(_ analysis: JSONElement) {
        status = analysis["Status"]?.string ?? "unknown"
        message = analysis["StatusMessage"]?.string ?? analysis["WarningMessage"]?.string
        isReachable = status == "succeeded" ? analysis["NetworkPathFound"]?.bool : nil
        components = analysis["ForwardPathComponents"]?.elements.compactMap(Self.component) ?? []
        tellsReturn = analysis["ReturnPathComponents"].map { $0.memberCount > 0 } ?? false
        explanations =
            analysis["Explanations"]?.elements.map { element in
                Explanation(
                    code: element["ExplanationCode"]?.string ?? "without a code",
                    components: element.members.compactMap { $0.value["Id"]?.string })
            } ?? []
    }

    private static func component(_ element: JSONElement) -> String? {
        element["Component"]?["Id"]?.string ?? element["AttachedTo"]?["Id"]?.string
    }
}
