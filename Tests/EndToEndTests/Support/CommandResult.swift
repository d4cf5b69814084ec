/// What a finished program left behind.
struct CommandResult: Sendable {
    /// The exit status; 128 and the signal's number where a signal ended the program, as a shell has it.
    let status: Int32
    let output: String
    let errors: String
}
