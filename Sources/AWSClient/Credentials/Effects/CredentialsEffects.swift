/// What the outside gives to those who look for credentials. Tests give their own.
public struct CredentialsEffects: Sendable {
    /// The way to AWS.
    public var transport: any HTTPTransport
    /// A way to the machine's own metadata services: never through a proxy, with that many seconds for each request.
    public var metadataTransport: @Sendable (Int) -> any HTTPTransport
    /// The time, patience and chance of calls, and where their words go.
    public var calls: CallEffects
    /// Writes a file that only its owner can read, beside and then renamed, making its folders. Says why it could not.
    public var writePrivateFile: @Sendable (String, [UInt8]) -> String?
    /// Runs a program without a shell: its words, and the seconds it may take.
    public var run: @Sendable ([String], Int) async throws(ProgramFailure) -> ProgramOutcome
    /// Asks the person at the terminal, without showing what is typed.
    public var prompt: @Sendable (String) async throws(CredentialsError) -> String

    /// Effects from their parts.
    public init(
        transport: any HTTPTransport, metadataTransport: @escaping @Sendable (Int) -> any HTTPTransport,
        calls: CallEffects, writePrivateFile: @escaping @Sendable (String, [UInt8]) -> String?,
        run: @escaping @Sendable ([String], Int) async throws(ProgramFailure) -> ProgramOutcome,
        prompt: @escaping @Sendable (String) async throws(CredentialsError) -> String
    ) {
        self.transport = transport
        self.metadataTransport = metadataTransport
        self.calls = calls
        self.writePrivateFile = writePrivateFile
        self.run = run
        self.prompt = prompt
    }
}

/// What a program left when it ended.
public struct ProgramOutcome: Sendable {
    /// Its exit status, or 128 and the number of the signal that ended it.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: [UInt8]
    /// What it wrote to standard error.
    public var errors: [UInt8]

    /// An outcome from its parts.
    public init(status: Int32, output: [UInt8], errors: [UInt8]) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// Why a program gave no outcome.
public enum ProgramFailure: Error, Sendable, Hashable {
    /// It could not be started; the system's words.
    case notStarted(String)
    /// It took longer than it may, and was ended.
    case tookTooLong
    /// It wrote more than it may, and was ended.
    case wroteTooMuch
    /// The user gave up, and it was ended.
    case interrupted
}
