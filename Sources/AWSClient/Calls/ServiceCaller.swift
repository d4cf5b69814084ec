/// Asks AWS: signs, sends, repeats what failed in passing, and decodes answers into AWS CLI JSON.
public final class ServiceCaller: Sendable {
    /// Where a service is, and what its requests are signed for.
    public typealias EndpointLookup = @Sendable (String, String) throws(SettingsError) -> ServiceEndpoint

    private let transport: any HTTPTransport
    private let credentials: any CredentialsProviding
    private let endpoint: EndpointLookup
    private let retry: RetrySettings
    private let effects: CallEffects
    private let signer = SigV4Signer()
    private let skew = ClockSkew()
    private let lanes: RequestLanes

    /// A caller that has asked nothing yet.
    ///
    /// - Parameter endpoint: The endpoint of a service (by its AWS CLI name) in a region.
    public init(
        transport: any HTTPTransport, credentials: any CredentialsProviding, retry: RetrySettings = RetrySettings(),
        effects: CallEffects, endpoint: @escaping EndpointLookup
    ) {
        self.transport = transport
        self.credentials = credentials
        self.retry = retry
        self.effects = effects
        lanes = RequestLanes(isAdaptive: retry.isAdaptive, uptime: effects.uptime)
        self.endpoint = endpoint
    }

    /// How many seconds AWS's clock was ahead of this machine's in the last answer that told the time.
    public var clockDifference: Int64? { skew.lastSeen }

    /// One answer as JSON text, an object as the AWS CLI prints it; long answers have a token in it.
    public func call(_ call: AWSCall) async throws(CallError) -> [UInt8] {
        guard let service = ShapeTable.service(call.service), let operation = service.operations[call.operation] else {
            throw .parameter("this program does not know \(call.name)")
        }
        let place: ServiceEndpoint
        do {
            place = try endpoint(call.service, call.region)
        } catch {
            throw .settings(error)
        }
        let request = try RequestBuilder(service: service, operation: operation)
            .request(call.parameters, to: place.endpoint)
        let attempt = CallAttempt(call: call, model: service, operation: operation, place: place, request: request)
        return try await lanes.gate(of: call.region).pass(isFurtherPage: call.isFurtherPage) {
            () throws(CallError) in try await self.repeating(attempt)
        }
    }

    /// The answer of a request to S3, whose shapes are in no table: it is made for the endpoint of a region.
    func askS3<Attempt: RepeatableAttempt>(
        _ region: String, make: (ServiceEndpoint) throws(CallError) -> Attempt
    ) async throws(CallError) -> Attempt.Answer {
        let place: ServiceEndpoint
        do {
            place = try endpoint("s3", region)
        } catch {
            throw .settings(error)
        }
        let attempt = try make(place)
        return try await lanes.gate(of: region).pass(isFurtherPage: false) {
            () throws(CallError) in try await self.repeating(attempt)
        }
    }

    private func repeating<Attempt: RepeatableAttempt>(_ attempt: Attempt) async throws(CallError) -> Attempt.Answer {
        let lane = "\(attempt.service) \(attempt.region)"
        var sequence = RetrySequence(maxAttempts: retry.maxAttempts, quota: lanes.quota(of: lane))
        var renewals = 0
        while true {
            if Task.isCancelled { throw .cancelled }
            let pause = lanes.pause(lane)
            if pause > 0 { await effects.sleep(pause) }
            let keys = attempt.isUnsigned ? nil : try await keys(renewing: nil)
            let (response, failure) = await send(attempt, keys: keys)
            guard let error = failure else {
                lanes.answered(lane, wasThrottled: false)
                do {
                    let answer = try attempt.answer(of: response)
                    sequence.succeed()
                    return answer
                } catch {
                    guard let delay = next(error, &sequence, response) else { throw error }
                    await wait(delay, attempt, error)
                    continue
                }
            }
            let reason = RetryReason(error)
            lanes.answered(lane, wasThrottled: reason == .throttling)
            if case .service(let refusal) = error {
                if correctClock(by: refusal, response, attempt) { continue }
                if refusal.isExpired, renewals == 0, let keys {
                    renewals += 1
                    let fresh = try await self.keys(renewing: keys)
                    if fresh != keys { continue }
                }
            }
            guard let delay = next(error, &sequence, response) else { throw error }
            await wait(delay, attempt, error)
        }
    }

    private func next(_ error: CallError, _ sequence: inout RetrySequence, _ response: HTTPResponse?) -> Double? {
        guard let reason = RetryReason(error) else { return nil }
        let hint = response?.headers.value(of: "x-amz-retry-after").flatMap { Double($0) }.map { $0 / 1000 }
        return sequence.delay(after: reason, hint: hint.map { max(0, $0) }, random: effects.random())
    }

    private func wait(_ delay: Double, _ attempt: some RepeatableAttempt, _ error: CallError) async {
        effects.log("\(attempt.name) \(attempt.region): \(error); again in \(Int(delay * 1000)) ms")
        await effects.sleep(delay)
    }

    private func send(_ attempt: some RepeatableAttempt, keys: AWSCredentials?) async -> (HTTPResponse?, CallError?) {
        let time = UTCInstant(secondsSinceEpoch: effects.now().secondsSinceEpoch + skew.seconds)
        let started = effects.uptime()
        let outcome = await attempt.send(keys, at: time, signer: signer, transport: transport)
        skew.note(date: outcome.0?.headers.value(of: "date"), now: effects.now())
        let milliseconds = Int((effects.uptime() - started) * 1000)
        let status = outcome.0.map { "HTTP \($0.status), \($0.body.count) bytes" } ?? "no answer"
        let identity = keys.map { " as ****\($0.accessKeyID.suffix(4))" } ?? ""
        effects.log("\(attempt.description)\(identity): \(status), \(milliseconds) ms")
        return outcome
    }

    private func keys(renewing rejected: AWSCredentials?) async throws(CallError) -> AWSCredentials {
        do {
            guard let rejected else { return try await credentials.current() }
            return try await credentials.renewed(after: rejected)
        } catch {
            if Task.isCancelled { throw .cancelled }
            throw .credentials(error)
        }
    }

    private func correctClock(by error: ServiceError, _ response: HTTPResponse?, _ attempt: some RepeatableAttempt)
        -> Bool
    {
        let now = UTCInstant(secondsSinceEpoch: effects.now().secondsSinceEpoch + skew.seconds)
        let before = skew.seconds
        guard skew.correct(by: error, date: response?.headers.value(of: "date"), now: now) else { return false }
        if before == 0 {
            effects.warn(
                "this machine's clock differs from AWS's by \(skew.seconds) seconds; going on with AWS's. Set the clock."
            )
        }
        return true
    }
}
