import Findings

/// One cause that counters can show.
struct HostCause {
    let code: FindingCode
    let severity: Severity
    /// What to look at: the host, an interface, a socket.
    let component: String
    let message: String
    let evidence: [String]
    let fixes: [Fix]
    /// How often it happened, where a counter tells.
    let count: Int64?

    init(
        _ code: FindingCode, severity: Severity = .error, component: String = "host", message: String,
        evidence: [String], fixes: [Fix] = [], count: Int64? = nil
    ) {
        self.code = code
        self.severity = severity
        self.component = component
        self.message = message
        self.evidence = evidence
        self.fixes = fixes
        self.count = count
    }
}
