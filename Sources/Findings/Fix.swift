/// One way to mend what a finding reports.
public struct Fix: Sendable, Hashable {
    /// What the command does, in one sentence, and what it opens beyond the question, if anything.
    public var description: String
    /// The AWS CLI command, ready to paste; placeholders stand in angle brackets. Nil where no command can do it.
    public var command: String?

    /// A fix described in words, with the command that applies it.
    public init(_ description: String, command: String? = nil) {
        self.description = description
        self.command = command
    }
}
