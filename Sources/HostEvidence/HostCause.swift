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

    init(
        _ code: FindingCode, severity: Severity = .error, component: String = "host", message: String,
        evidence: [String], fixes: [Fix] = []
    ) {
        self.code = code
        self.severity = severity
        self.component = component
        self.message = message
        self.evidence = evidence
        self.fixes = fixes
    }
}
