import CCurl

/// The transfers of one multi handle. Lives on the curl thread alone.
final class CurlTransfers {
    private let multi: UnsafeMutableRawPointer
    private let options: TransportOptions
    private var active: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    /// Easy handles to use again: they keep their buffers.
    private var idle: [UnsafeMutableRawPointer] = []

    init(multi: UnsafeMutableRawPointer, options: TransportOptions) {
        self.multi = multi
        self.options = options
    }

    deinit {
        for easy in idle { curl_easy_cleanup(easy) }
    }

    /// Begins a transfer, or fails it where it cannot begin.
    func start(_ job: CurlJob) {
        guard !job.flag.isRaised else { return job.fail(.cancelled, "the request was cancelled") }
        guard let easy = idle.popLast() ?? curl_easy_init() else { return job.fail(.other, "libcurl is out of memory") }
        let transfer = CurlTransfer(job: job, easy: easy, options: options)
        guard transfer.configure(), curl_multi_add_handle(multi, easy) == CURLM_OK else {
            job.fail(.other, "libcurl did not take the request (\(transfer.errorText(for: CURLE_FAILED_INIT)))")
            return recycle(easy)
        }
        active[easy] = transfer
    }

    /// Moves all transfers on and hands out what is finished. False where the multi handle is broken.
    func perform() -> Bool {
        var running: Int32 = 0
        guard curl_multi_perform(multi, &running) == CURLM_OK else { return false }
        var result = CURLE_OK
        while let easy = ccurl_next_finished(multi, &result) {
            guard let transfer = active.removeValue(forKey: easy) else { continue }
            curl_multi_remove_handle(multi, easy)
            transfer.finish(result)
            recycle(easy)
        }
        return true
    }

    /// Ends the transfers whose tasks have given up.
    func endCancelled() {
        for (easy, transfer) in active where transfer.job.flag.isRaised {
            end(easy, transfer, "the request was cancelled")
        }
    }

    /// Ends every transfer.
    func endAll(_ cause: String) {
        for (easy, transfer) in active { end(easy, transfer, cause) }
    }

    private func end(_ easy: UnsafeMutableRawPointer, _ transfer: CurlTransfer, _ cause: String) {
        active[easy] = nil
        curl_multi_remove_handle(multi, easy)
        transfer.job.fail(.cancelled, cause)
        recycle(easy)
    }

    private func recycle(_ easy: UnsafeMutableRawPointer) {
        curl_easy_reset(easy)
        if idle.count < 32 { idle.append(easy) } else { curl_easy_cleanup(easy) }
    }
}
