import Glibc

/// What a tool said, or why it said nothing.
enum ToolRun {
    /// How much of an answer is kept.
    private static let mostBytes = 1 << 24

    /// Why a tool gave no answer.
    struct Refusal: Error {
        let reason: String
    }

    /// Runs a program that is looked for in PATH, with nothing to read.
    ///
    /// - Parameter milliseconds: how long it may take; then it is ended, with all it started.
    /// - Returns: what it wrote.
    static func output(of words: [String], milliseconds: Int) throws(Refusal) -> [UInt8] {
        var pipes = [[Int32]](repeating: [-1, -1], count: 2)
        defer { for end in pipes.joined() where end >= 0 { close(end) } }
        for index in pipes.indices {
            guard pipe(&pipes[index]) == 0 else { throw Refusal(reason: String(cString: strerror(errno))) }
            for end in pipes[index] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        let process = try start(words, output: pipes[0][1], errors: pipes[1][1])
        for index in pipes.indices {
            close(pipes[index][1])
            pipes[index][1] = -1
            _ = fcntl(pipes[index][0], F_SETFL, O_NONBLOCK)
        }
        let streams = pipes.map { $0[0] }
        let (texts, isInTime) = collect(streams, until: now() + milliseconds)
        // What ended by itself has closed its streams; what has not is ended here, with its group.
        if !isInTime { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if !isInTime {
            let isLong = texts.contains { $0.count > mostBytes }
            throw Refusal(
                reason: isLong ? "more than \(mostBytes) bytes of output" : "no answer within \(milliseconds) ms")
        }
        guard status == 0 else {
            let line = String(decoding: texts[1], as: UTF8.self).split(separator: "\n").first.map(String.init)
            let signal = status & 0x7F
            throw Refusal(
                reason: line ?? (signal > 0 ? "ended by signal \(signal)" : "ended with status \(status >> 8 & 0xFF)"))
        }
        return texts[0]
    }

    private static func start(_ words: [String], output: Int32, errors: Int32) throws(Refusal) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        // Signals that this program blocks or ignores are nothing to the tool.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process: pid_t = 0
        let fault = posix_spawnp(&process, words.first ?? "", &actions, &attributes, arguments, environ)
        guard fault == 0 else {
            throw Refusal(reason: fault == ENOENT ? "not installed" : String(cString: strerror(fault)))
        }
        return process
    }

    /// Reads the streams until all are closed; says false where the time ends, or too much comes, before that.
    private static func collect(_ streams: [Int32], until deadline: Int) -> (texts: [[UInt8]], isInTime: Bool) {
        var texts = [[UInt8]](repeating: [], count: streams.count)
        var open = Set(streams.indices)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while !open.isEmpty {
            let left = deadline - now()
            if left <= 0 { return (texts, false) }
            var waiting = open.sorted().map { pollfd(fd: streams[$0], events: Int16(POLLIN), revents: 0) }
            _ = poll(&waiting, nfds_t(waiting.count), Int32(clamping: left))
            for index in open {
                let count = read(streams[index], &chunk, chunk.count)
                if count > 0 {
                    texts[index].append(contentsOf: chunk[..<count])
                    if texts[index].count > mostBytes { return (texts, false) }
                } else if count == 0 || errno != EAGAIN && errno != EINTR {
                    open.remove(index)
                }
            }
        }
        return (texts, true)
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
