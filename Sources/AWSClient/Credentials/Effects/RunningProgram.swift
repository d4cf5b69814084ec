import Glibc

/// A program that was started: what it has written so far, and whether it has ended.
struct RunningProgram {
    private let process: pid_t
    private var pipes: [Pipe]
    private var status: Int32?

    /// One of the program's streams.
    private struct Pipe {
        let file: Int32
        var bytes: [UInt8] = []
        var isOpen = true
    }

    init(_ words: [String]) throws(ProgramFailure) {
        var ends = [[Int32]](repeating: [-1, -1], count: 2)
        defer { for pair in ends where pair[1] >= 0 { close(pair[1]) } }
        for index in ends.indices {
            guard pipe(&ends[index]) == 0 else {
                let words = String(cString: strerror(errno))
                for pair in ends where pair[0] >= 0 { close(pair[0]) }
                throw .notStarted(words)
            }
            _ = fcntl(ends[index][0], F_SETFL, O_NONBLOCK)
            for end in ends[index] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }
        pipes = ends.map { Pipe(file: $0[0]) }
        do throws(ProgramFailure) {
            process = try Self.start(words, output: ends[0][1], errors: ends[1][1])
        } catch {
            for pair in ends { close(pair[0]) }
            throw error
        }
    }

    private static func start(_ words: [String], output: Int32, errors: Int32) throws(ProgramFailure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        // Connections and files of this process are none of the program's business.
        for file in STDERR_FILENO..<highestDescriptor {
            posix_spawn_file_actions_addclose(&actions, file + 1)
        }
        // Signals this process ignores or handles must end the program as usual.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGHUP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        guard !words.contains(where: { $0.utf8.contains(0) }) else { throw .notStarted("a word holds NUL") }
        var arguments = words.map { strdup($0) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var process: pid_t = 0
        let fault = posix_spawnp(&process, words.first ?? "", &actions, &attributes, arguments, environ)
        guard fault == 0 else { throw .notStarted(String(cString: strerror(fault))) }
        return process
    }

    /// Whether the program has ended and all it wrote is here. What it left running may keep the streams open.
    var hasEnded: Bool { status != nil }

    /// The bytes of the longer stream.
    var written: Int { pipes.map(\.bytes.count).max() ?? 0 }

    /// Takes what is there, after waiting at most so long for something.
    mutating func wait(milliseconds: Int32) {
        var descriptors = pipes.filter(\.isOpen).map { pollfd(fd: $0.file, events: Int16(POLLIN), revents: 0) }
        poll(&descriptors, nfds_t(descriptors.count), milliseconds)
        var code: Int32 = 0
        let ended = waitpid(process, &code, WNOHANG)
        for index in pipes.indices { pipes[index].isOpen = pipes[index].isOpen && read(into: index) }
        if ended == process || ended < 0 && errno == ECHILD { status = ended == process ? code : 0 }
    }

    /// Reads all that is there; false at the stream's end.
    private mutating func read(into index: Int) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(pipes[index].file, &buffer, buffer.count)
            if count > 0 {
                pipes[index].bytes.append(contentsOf: buffer[..<count])
                if pipes[index].bytes.count > 1 << 24 { return false }
            } else {
                return count < 0 && (errno == EAGAIN || errno == EINTR)
            }
        }
    }

    /// Ends the program before its time, for that reason.
    func end(because reason: ProgramFailure) -> ProgramFailure {
        kill(process, SIGKILL)
        var code: Int32 = 0
        waitpid(process, &code, 0)
        for pipe in pipes { close(pipe.file) }
        return reason
    }

    /// What it left; its streams are closed.
    func outcome() -> ProgramOutcome {
        for pipe in pipes { close(pipe.file) }
        let code = status ?? 0
        let signal = code & 0x7F
        return ProgramOutcome(
            status: signal == 0 ? (code >> 8) & 0xFF : 128 + signal, output: pipes[0].bytes, errors: pipes[1].bytes)
    }
}

/// The highest open descriptor; where the system does not list them, the highest that may be.
private var highestDescriptor: Int32 {
    guard let folder = opendir("/dev/fd") else {
        return Int32(min(1 << 16, max(Int(STDERR_FILENO), sysconf(Int32(_SC_OPEN_MAX)) - 1)))
    }
    defer { closedir(folder) }
    var highest = STDERR_FILENO
    while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        highest = max(highest, Int32(name) ?? 0)
    }
    return highest
}
