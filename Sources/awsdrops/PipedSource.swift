import Glibc

/// What Ctrl-C does while another program feeds this one.
enum PipedSource {
    /// Leaves the first Ctrl-C to the program at the other end of the pipe, such as tcpdump: it stops, and what it sent is
    /// looked at. The second one ends this program too.
    static func leaveFirstInterruptToIt() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESTART) | UInt32(SA_RESETHAND))
        sigaction(SIGINT, &action, nil)
    }
}
