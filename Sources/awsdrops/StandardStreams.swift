import Glibc

/// The three streams every process expects to have.
enum StandardStreams {
    /// Fills the places of closed streams, so that no file or socket opened later takes one and gets the results.
    ///
    /// What stands in for standard output cannot be written, so writing still fails.
    static func reserve() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is given, which is this one.
            _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
