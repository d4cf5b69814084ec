import JSONText
import Reachability

extension PathReport {
    /// A cross-check as JSON.
    static func json(_ check: CrossCheck) -> JSONValue {
        guard let result = check.result, let request = check.request else {
            return [
                "asked": false, "reason": JSONValue(check.unasked), "notLookedAt": JSONValue(CrossCheck.notLookedAt),
            ]
        }
        return [
            "asked": true, "source": .string(request.source), "destination": .string(request.destination),
            "status": .string(result.status), "message": JSONValue(result.message),
            "reachable": JSONValue(result.isReachable), "agrees": JSONValue(check.agrees),
            "hops": .array(
                check.rows.map { ["awsdrops": JSONValue($0.own), "reachabilityAnalyzer": JSONValue($0.analyzer)] }),
            "explanations": .array(
                result.explanations.map {
                    ["code": .string($0.code), "components": JSONValue($0.components)]
                }),
            "tellsReturn": .boolean(result.tellsReturn), "notLookedAt": JSONValue(CrossCheck.notLookedAt),
        ]
    }
}
