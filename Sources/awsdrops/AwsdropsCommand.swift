import ArgumentParser

/// The command `awsdrops` and its subcommands, in the order of use.
@main
struct AwsdropsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "awsdrops",
        abstract: "Finds out why TCP packets drop in AWS: which rule, route or gateway, the evidence, and the fix.",
        discussion: """
            It reads a snapshot (plain AWS CLI output) or a live account, and changes nothing.

            EXAMPLES
              awsdrops path --src web-1 --dst db-1:5432 --snapshot dump/
              awsdrops path --src i-0abc --dst 10.0.2.5:443 --explain
              awsdrops scan --snapshot dump/
              awsdrops flows logs/ --top 10
              awsdrops capture trace.pcap
              awsdrops collect --out dump/
              awsdrops explain SUBNET_ACL_RESTRICTION

            EXIT STATUS
              0 allowed, 1 denied or partial or findings, 3 unknown, 64 wrong usage, 65 bad input, 66 no input, 69 AWS not reached,
              74 output not written, 77 no valid credentials, 130 interrupted
            """,
        version: Version.current,
        subcommands: [
            PathCommand.self, ScanCommand.self, ReachCommand.self, CheckCommand.self, DiffCommand.self,
            FlowsCommand.self,
            CaptureCommand.self, HostCommand.self, CollectCommand.self, DoctorCommand.self, ExplainCommand.self,
        ])

    /// Runs the command that the arguments name. Help and the version are results too: where they cannot be written, that is
    /// said like everywhere.
    static func main() async {
        StandardStreams.reserve()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let status = exitCode(for: error)
            guard status.isSuccess else {
                Console.writeErrors(fullMessage(for: error))
                exit(withError: status)
            }
            do throws(Failure) {
                try Console(isQuiet: false).write(fullMessage(for: error) + "\n")
            } catch {
                Console.complain(error.message)
                exit(withError: ExitCode(error.status.rawValue))
            }
        }
    }
}

/// The version of this build.
enum Version {
    static let current = "0.1.0"
}
