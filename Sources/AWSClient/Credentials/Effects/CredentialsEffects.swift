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
