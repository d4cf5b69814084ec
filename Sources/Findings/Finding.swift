/// One thing worth telling the user: what is wrong (or noteworthy), where, why, and how to mend it.
public struct Finding: Sendable, Hashable {
    /// The stable name of the fact.
    public var code: FindingCode
    /// How much it weighs.
    public var severity: Severity
    /// Which half of the conversation it concerns; nil where that has no meaning.
    public var direction: WalkDirection?
    /// The AWS id of the component to look at.
    public var component: String
    /// One sentence.
    public var message: String
    /// The facts the sentence rests on: rules, routes, states, members.
    public var evidence: [String]
    /// What would mend it, the narrowest first.
    public var fixes: [Fix]
    /// What tells it from other findings of its code and component, where the message holds numbers that come and go; nil
    /// where the message does.
    public var identity: String?

    /// The id of the drop cause this finding is evidence for; nil where it is none.
    public var cause: String? { code.explanation?.cause }

    /// What to do: the fixes, or where there is none for this very place, what helps with such a fact in general.
    public var advice: [Fix] {
        guard fixes.isEmpty, let remedy = code.explanation?.remedy else { return fixes }
        return [Fix(remedy)]
    }

    /// A finding with all its parts.
    public init(
        code: FindingCode, severity: Severity, direction: WalkDirection?, component: String, message: String,
        evidence: [String] = [], fixes: [Fix] = []
    ) {
        self.code = code
        self.severity = severity
        self.direction = direction
        self.component = component
        self.message = message
        self.evidence = evidence
        self.fixes = fixes
    }
}
