import Synchronization

@testable import AWSClient

/// A caller whose transport, clock, patience and chance are the test's.
final class TestCaller: Sendable {
    let transport: ScriptedTransport
    let credentials: TestCredentials
    let slept = Mutex<[Double]>([])
    let lines = Mutex<[String]>([])
    let warnings = Mutex<[String]>([])

    init(_ answers: [ScriptedTransport.Answer], credentials: TestCredentials = TestCredentials()) {
        transport = ScriptedTransport(answers)
        self.credentials = credentials
    }

    convenience init(_ answers: [HTTPResponse]) { self.init(answers.map { .success($0) }) }

    /// Chance always gives 0.5; the clock stands at 2026-11-25T12:00:00Z and goes only while sleeping.
    func caller(retry: RetrySettings = RetrySettings()) -> ServiceCaller {
        let effects = CallEffects(
            now: { UTCInstant(secondsSinceEpoch: 1_795_608_000) },
            uptime: { self.slept.withLock { $0.reduce(0, +) } },
            sleep: { seconds in self.slept.withLock { $0.append(seconds) } }, random: { 0.5 },
            log: { line in self.lines.withLock { $0.append(line) } },
            warn: { line in self.warnings.withLock { $0.append(line) } })
        return ServiceCaller(transport: transport, credentials: credentials, retry: retry, effects: effects) {
            service, region in
            ServiceEndpoint(
                endpoint: Endpoint(host: "\(service).\(region).example"), signingRegion: region, signingName: service)
        }
    }

    var pauses: [Double] { slept.withLock { $0 } }
}

/// Credentials that change each time they are renewed.
final class TestCredentials: CredentialsProviding {
    private let renewals = Mutex(0)
    private let canRenew: Bool

    init(canRenew: Bool = true) { self.canRenew = canRenew }

    func current() async throws(CredentialsError) -> AWSCredentials {
        AWSCredentials(
            accessKeyID: "AKIDEXAMPLE\(renewals.withLock { $0 })", secretAccessKey: "SEEDED-SECRET",
            sessionToken: "SEEDED-TOKEN", source: "the test")
    }

    func renewed(after rejected: AWSCredentials) async throws(CredentialsError) -> AWSCredentials {
        if canRenew { renewals.withLock { $0 += 1 } }
        return try await current()
    }
}
