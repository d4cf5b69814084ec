import Synchronization
import Testing

@testable import AWSClient

/// When credentials are fetched, and for whom.
struct CredentialsSourceTests {
    /// Hands out keys that last so many seconds, numbered, until told to fail.
    private final class Vendor: Sendable {
        let count = Mutex(0)
        let renewals = Mutex(0)
        let fails = Mutex(false)
        let lasting: Int64?
        let gate = Mutex<[CheckedContinuation<Void, Never>]>([])
        let holds: Bool
        let machine = TestMachine(TestSettings())

        init(lasting: Int64?, holds: Bool = false) {
            self.lasting = lasting
            self.holds = holds
        }

        func source() -> CredentialsSource {
            CredentialsSource(effects: machine.effects.calls) { isRenewal throws(CredentialsError) in
                if isRenewal { self.renewals.withLock { $0 += 1 } }
                let number = self.count.withLock { count in
                    count += 1
                    return count
                }
                if self.holds { await withCheckedContinuation { waiter in self.gate.withLock { $0.append(waiter) } } }
                if self.fails.withLock({ $0 }) {
                    throw CredentialsError(subject: "vendor", reason: "no", advice: "Wait.")
                }
                return AWSCredentials(
                    accessKeyID: "K\(number)", secretAccessKey: "s",
                    expiration: self.lasting.map {
                        UTCInstant(secondsSinceEpoch: self.machine.now.secondsSinceEpoch + $0)
                    }, source: "vendor")
            }
        }

        func pass(_ seconds: Int64) { machine.clock.withLock { $0 += seconds } }

        /// Lets everyone who waits at the gate through.
        func open() {
            for waiter in gate.withLock({ waiters in
                let all = waiters; waiters = []; return all
            }) { waiter.resume() }
        }
    }

    @Test func keepsWhatLasts() async throws {
        let vendor = Vendor(lasting: nil)
        let source = vendor.source()
        for _ in 0..<3 { #expect(try await source.current().accessKeyID == "K1") }
        vendor.pass(1 << 30)
        #expect(try await source.current().accessKeyID == "K1")
    }

    @Test func renewsFifteenMinutesBeforeTheEnd() async throws {
        let vendor = Vendor(lasting: 3600)
        let source = vendor.source()
        _ = try await source.current()
        vendor.pass(2700)
        #expect(try await source.current().accessKeyID == "K1")
        vendor.pass(1)
        #expect(try await source.current().accessKeyID == "K2")
    }

    @Test func aFailureMattersInTheLastTenMinutes() async throws {
        let vendor = Vendor(lasting: 3600)
        let source = vendor.source()
        _ = try await source.current()
        vendor.fails.withLock { $0 = true }
        vendor.pass(2701)
        #expect(try await source.current().accessKeyID == "K1")
        #expect(vendor.machine.warnings.count == 1)
        // Not asked again within a minute.
        vendor.pass(59)
        #expect(try await source.current().accessKeyID == "K1" && vendor.count.withLock { $0 } == 2)
        vendor.pass(241)
        await #expect(throws: CredentialsError.self) { try await source.current() }
        vendor.fails.withLock { $0 = false }
        vendor.pass(60)
        #expect(try await source.current().accessKeyID == "K4")
    }

    @Test func keysThatNeverLastLongAreNotFetchedForEveryRequest() async throws {
        let vendor = Vendor(lasting: 300)
        let source = vendor.source()
        for _ in 0..<10 { _ = try await source.current() }
        #expect(vendor.count.withLock { $0 } == 1)
        vendor.pass(61)
        #expect(try await source.current().accessKeyID == "K2")
    }

    @Test func thoseWhoAskTogetherShareOneFetch() async throws {
        let vendor = Vendor(lasting: 3600, holds: true)
        let source = vendor.source()
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await source.current().accessKeyID } }
            while vendor.gate.withLock({ $0.isEmpty }) { await Task.yield() }
            vendor.open()
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(names == ["K1"] && vendor.count.withLock { $0 } == 1)
    }

    @Test func whileOneRenewsEarlyOthersGoOn() async throws {
        let vendor = Vendor(lasting: 3600, holds: true)
        let source = vendor.source()
        async let first = source.current()
        while vendor.gate.withLock({ $0.isEmpty }) { await Task.yield() }
        vendor.open()
        _ = try await first
        vendor.pass(2800)
        async let renewing = source.current()
        while vendor.gate.withLock({ $0.isEmpty }) { await Task.yield() }
        // However long the renewal takes. Whoever waited for it would come back with the new keys.
        vendor.pass(61)
        let isDone = Mutex(false)
        async let other = {
            let keys = try await source.current()
            isDone.withLock { $0 = true }
            return keys.accessKeyID
        }()
        for _ in 0..<5_000 where !isDone.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        vendor.open()
        #expect(try await other == "K1")
        #expect(try await renewing.accessKeyID == "K2")
    }

    @Test func whatWasRejectedIsRenewedOnce() async throws {
        let vendor = Vendor(lasting: 3600)
        let source = vendor.source()
        let old = try await source.current()
        #expect(try await source.renewed(after: old).accessKeyID == "K2")
        #expect(try await source.renewed(after: old).accessKeyID == "K2")
        #expect(vendor.renewals.withLock { $0 } == 1)
    }

    @Test func whoGivesUpWaitsNoLonger() async throws {
        let machine = TestMachine(TestSettings())
        let source = CredentialsSource(effects: machine.effects.calls) { _ throws(CredentialsError) in
            while !Task.isCancelled { await Task.yield() }
            throw .interrupted("vendor")
        }
        let task = Task { () async -> CredentialsError? in
            do throws(CredentialsError) {
                _ = try await source.current()
                return nil
            } catch {
                return error
            }
        }
        task.cancel()
        #expect(await task.value?.kind == .interrupted)
    }
}
