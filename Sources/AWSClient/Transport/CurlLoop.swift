import CCurl
import Glibc
import Synchronization

/// The thread that runs every transfer, and the mailbox in front of it.
final class CurlLoop: Sendable {
    private struct Mailbox {
        var jobs: [CurlJob] = []
        var isStopping = false
        var isRunning = false
        var multi: MultiHandle?
    }

    /// A libcurl multi handle that other threads may wake.
    ///
    /// Unchecked because a pointer is not Sendable: the thread alone uses it for transfers, others only call
    /// `curl_multi_wakeup`, which libcurl documents as safe from any thread, and only under the mailbox's lock, under
    /// which the thread also takes it out before it frees it.
    private struct MultiHandle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    private let options: TransportOptions
    private let mailbox = Mutex(Mailbox())

    /// libcurl starts with the first request, for it costs milliseconds; `static let` makes it once, on one thread.
    private static let startResult = ccurl_start()

    init(options: TransportOptions) { self.options = options }

    /// Hands a request to the thread, starting it where needed.
    func add(_ job: CurlJob) {
        let refusal: (TransportError.Kind, String)? = mailbox.withLock { box in
            if box.isStopping { return (.cancelled, "the transport was shut down") }
            if !box.isRunning {
                if let fault = startThread() { return (.other, fault) }
                box.isRunning = true
            }
            box.jobs.append(job)
            Self.wake(box)
            return nil
        }
        if let (kind, cause) = refusal { job.fail(kind, cause) }
    }

    /// Makes the thread look at its mailbox and at the cancel flags.
    func wake() { mailbox.withLock { Self.wake($0) } }

    /// Asks the thread to end. Does not wait for it.
    func stop() {
        mailbox.withLock { box in
            box.isStopping = true
            Self.wake(box)
        }
    }

    private static func wake(_ box: Mailbox) {
        if let multi = box.multi { curl_multi_wakeup(multi.pointer) }
    }

    /// Nil, or why there is no thread.
    private func startThread() -> String? {
        guard Self.startResult == CURLE_OK else { return "libcurl could not start" }
        let own = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, own.toOpaque())
        guard status == 0 else {
            own.release()
            return "no thread for network work (error \(status))"
        }
        pthread_detach(thread)
        return nil
    }

    private func run() {
        guard let multi = curl_multi_init() else {
            return finish("libcurl is out of memory")
        }
        ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, options.connectionsPerHost)
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 32)
        let handle = MultiHandle(pointer: multi)
        mailbox.withLock { $0.multi = handle }
        let transfers = CurlTransfers(multi: multi, options: options)
        while true {
            let (jobs, isStopping) = mailbox.withLock { box in
                defer { box.jobs = [] }
                return (box.jobs, box.isStopping)
            }
            for job in jobs { transfers.start(job) }
            if isStopping { break }
            transfers.endCancelled()
            guard transfers.perform() else { break }
            // Wakes up by itself only for timeouts, which libcurl shortens this to.
            curl_multi_poll(multi, nil, 0, 60_000, nil)
        }
        transfers.endAll("the transport was shut down")
        mailbox.withLock { $0.multi = nil }
        curl_multi_cleanup(multi)
        finish("the transport was shut down")
    }

    /// Leaves nobody waiting for a thread that has ended.
    private func finish(_ cause: String) {
        let left = mailbox.withLock { box in
            box.isStopping = true
            defer { box.jobs = [] }
            return box.jobs
        }
        for job in left { job.fail(.cancelled, cause) }
    }
}
