import CCurl

/// One request under way: its easy handle's settings, and what has arrived. Lives on the curl thread alone.
final class CurlTransfer {
    let job: CurlJob
    private let easy: UnsafeMutableRawPointer
    private let options: TransportOptions
    /// libcurl keeps pointers to both until the transfer ends.
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let errorBuffer: UnsafeMutablePointer<CChar>

    private var headers: [HTTPHeader] = []
    private var body: [UInt8] = []
    private var isTooLarge = false

    init(job: CurlJob, easy: UnsafeMutableRawPointer, options: TransportOptions) {
        self.job = job
        self.easy = easy
        self.options = options
        errorBuffer = .allocate(capacity: ccurl_error_buffer_size)
        errorBuffer.initialize(repeating: 0, count: ccurl_error_buffer_size)
    }

    deinit {
        curl_slist_free_all(headerList)
        errorBuffer.deallocate()
    }

    /// Sets every option. False where libcurl refused one.
    func configure() -> Bool {
        let request = job.request
        let own = Unmanaged.passUnretained(self).toOpaque()
        let schemes = request.endpoint.isExplicit ? "http,https" : "https"
        var codes = [
            ccurl_set_text(easy, CURLOPT_PROTOCOLS_STR, schemes),
            ccurl_set_text(easy, CURLOPT_URL, request.url),
            ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0),
            ccurl_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1),
            ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1),
            ccurl_set_long(easy, CURLOPT_PATH_AS_IS, 1),
            ccurl_set_long(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1),
            ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout),
            ccurl_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1),
            ccurl_set_long(easy, CURLOPT_LOW_SPEED_TIME, options.stallTimeout),
            ccurl_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, Int64(options.largestBody)),
            ccurl_set_context(easy, CURLOPT_ERRORBUFFER, errorBuffer),
            ccurl_set_callback(easy, CURLOPT_WRITEFUNCTION) { CurlTransfer.take($0, $1, $2, $3) { $0.appendBody($1) } },
            ccurl_set_context(easy, CURLOPT_WRITEDATA, own),
            ccurl_set_callback(easy, CURLOPT_HEADERFUNCTION) {
                CurlTransfer.take($0, $1, $2, $3) { $0.appendHeader($1) }
            },
            ccurl_set_context(easy, CURLOPT_HEADERDATA, own),
        ]
        if request.acceptsPacked { codes.append(ccurl_set_text(easy, CURLOPT_ACCEPT_ENCODING, "gzip")) }
        if let bundle = options.caBundle { codes.append(ccurl_set_text(easy, CURLOPT_CAINFO, bundle)) }
        if let timeout = options.totalTimeout { codes.append(ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, timeout)) }
        if !options.usesProxies { codes.append(ccurl_set_text(easy, CURLOPT_PROXY, "")) }
        switch request.method {
        case .get:
            codes.append(ccurl_set_long(easy, CURLOPT_HTTPGET, 1))
        case .post, .put:
            codes.append(ccurl_set_long(easy, CURLOPT_POST, 1))
            codes.append(ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, Int64(request.body.count)))
            // A null pointer would make libcurl read the body from standard input.
            codes.append(
                request.body.isEmpty
                    ? ccurl_set_text(easy, CURLOPT_COPYPOSTFIELDS, "")
                    : request.body.withUnsafeBytes { ccurl_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) })
        }
        if request.method == .put { codes.append(ccurl_set_text(easy, CURLOPT_CUSTOMREQUEST, "PUT")) }
        // An empty `Expect` keeps libcurl from waiting for "100 Continue" before larger bodies.
        let lines = ["Expect:"] + request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for line in lines {
            guard let longer = curl_slist_append(headerList, line) else { return false }
            headerList = longer
        }
        codes.append(ccurl_set_list(easy, CURLOPT_HTTPHEADER, headerList))
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    /// Hands the outcome to whoever waits for it.
    func finish(_ result: CURLcode) {
        guard result == CURLE_OK else {
            let kind = isTooLarge ? .tooLarge : TransportError.Kind(result)
            let cause =
                kind == .tooLarge ? "the answer is larger than \(options.largestBody) bytes" : errorText(for: result)
            return job.fail(kind, cause)
        }
        var status = 0
        _ = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        job.continuation.resume(returning: .success(HTTPResponse(status: status, headers: headers, body: body)))
    }

    /// libcurl's words for this failure, or its general ones for the code.
    func errorText(for code: CURLcode) -> String {
        let own = String(cString: errorBuffer)
        let text = own.isEmpty ? String(cString: curl_easy_strerror(code)) : own
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Adapts libcurl's callback form; a short count ends the transfer.
    private static func take(
        _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?,
        _ use: (CurlTransfer, UnsafeRawBufferPointer) -> Bool
    ) -> Int {
        guard let context, let bytes else { return 0 }
        let (total, overflows) = size.multipliedReportingOverflow(by: count)
        guard !overflows else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return use(transfer, UnsafeRawBufferPointer(start: bytes, count: total)) ? total : 0
    }

    private func appendBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= options.largestBody - body.count else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    private func appendHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let line = String(decoding: bytes, as: UTF8.self).trimmingWhiteSpace()
        if line.hasPrefix("HTTP/") {
            // A later status line begins the final answer; what came before was interim.
            headers = []
        } else if let colon = line.firstIndex(of: ":"), headers.count < 1_000 {
            let value = String(line[line.index(after: colon)...]).trimmingWhiteSpace()
            headers.append(HTTPHeader(String(line[..<colon]), value))
        }
        return true
    }
}
