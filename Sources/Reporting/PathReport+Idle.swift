import JSONText
import Reachability

extension PathReport {
    static func idleTimeout(_ timeout: IdleTimeout) -> JSONValue {
        [
            "component": .string(timeout.component), "seconds": JSONValue(timeout.seconds),
            "atExpiry": .string(timeout.atExpiry.rawValue),
        ]
    }
}
