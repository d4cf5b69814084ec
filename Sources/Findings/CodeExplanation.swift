/// What a finding code means and how to mend it, in the words of `awsdrops explain`.
public struct CodeExplanation: Sendable, Hashable {
    /// The code explained.
    public var code: FindingCode
    /// The id of the drop cause in the catalogue of causes; nil for a code that reports no drop.
    public var cause: String?
    /// One sentence: the fact.
    public var meaning: String
    /// Why AWS behaves so, and what usually leads there.
    public var background: String
    /// What to do, in order of preference.
    public var remedy: String

    init(_ code: FindingCode, cause: String?, meaning: String, background: String, remedy: String) {
        self.code = code
        self.cause = cause
        self.meaning = meaning
        self.background = background
        self.remedy = remedy
    }
}
