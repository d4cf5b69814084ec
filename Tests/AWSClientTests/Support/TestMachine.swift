import Synchronization

@testable import AWSClient

/// A machine made of dictionaries: files, clock, programs, a person at the terminal, and whoever answers requests.
final class TestMachine: Sendable {
    typealias Answer = ScriptedTransport.Answer

    let files: Mutex<[String: String]>
    let clock = Mutex<Int64>(1_795_608_000)
    let transport: AnsweringTransport
    let metadata: AnsweringTransport
    let metadataTimeouts = Mutex<[Int]>([])
    let slept = Mutex<[Double]>([])
    let ran = Mutex<[[String]]>([])
    let prompts = Mutex<[String]>([])
    let words = Mutex<[String]>([])
    private let settings: TestSettings
    private let program: Result<ProgramOutcome, ProgramFailure>
    private let isReadOnly: Bool

    /// - Parameters:
    ///   - answer: What AWS answers; nobody is there by default.
    ///   - metadata: What the metadata services answer.
    ///   - program: What every program leaves.
    init(
        _ settings: TestSettings, isReadOnly: Bool = false,
        program: Result<ProgramOutcome, ProgramFailure> = .failure(.notStarted("No such file or directory")),
        answer: @escaping @Sendable (HTTPRequest) async -> Answer = TestMachine.nobody,
        metadata: @escaping @Sendable (HTTPRequest) async -> Answer = TestMachine.nobody
    ) {
        self.settings = settings
        self.program = program
        self.isReadOnly = isReadOnly
        files = Mutex(settings.files)
        transport = AnsweringTransport(answer)
        self.metadata = AnsweringTransport(metadata)
    }

    static let nobody: @Sendable (HTTPRequest) async -> Answer = { request in
        .failure(TransportError(.connection, host: request.endpoint.hostHeader, cause: "Connection refused"))
    }

    var now: UTCInstant { UTCInstant(secondsSinceEpoch: clock.withLock { $0 }) }
    var warnings: [String] { words.withLock { $0.filter { $0.hasPrefix("warning: ") } } }

    func resolve() throws -> ClientSettings {
        var input = settings.input
        input.readFile = { path in self.files.withLock { $0[path] } }
        return try ClientSettings.resolve(input)
    }

    var effects: CredentialsEffects {
        let calls = CallEffects(
            now: { self.now }, uptime: { 0 }, sleep: { seconds in self.slept.withLock { $0.append(seconds) } },
            random: { 0.5 }, log: { line in self.words.withLock { $0.append(line) } },
            warn: { line in self.words.withLock { $0.append("warning: \(line)") } })
        return CredentialsEffects(
            transport: transport,
            metadataTransport: { seconds in
                self.metadataTimeouts.withLock { $0.append(seconds) }
                return self.metadata
            }, calls: calls,
            writePrivateFile: { path, bytes in
                guard !self.isReadOnly else { return "cannot be written: Read-only file system" }
                self.files.withLock { $0[path] = String(decoding: bytes, as: UTF8.self) }
                return nil
            },
            run: { words, _ throws(ProgramFailure) in
                self.ran.withLock { $0.append(words) }
                return try self.program.get()
            },
            prompt: { question throws(CredentialsError) in
                self.prompts.withLock { $0.append(question) }
                return "123456"
            })
    }

    func source() throws -> CredentialsSource { CredentialsSource(settings: try resolve(), effects: effects) }

    func credentials() async throws -> AWSCredentials { try await source().current() }

    /// The error of looking for credentials, which there must be.
    func error() async throws -> CredentialsError? {
        do {
            _ = try await credentials()
            return nil
        } catch let error as CredentialsError {
            return error
        }
    }
}
