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
              awsdrops collect --out dump/
              awsdrops explain SUBNET_ACL_RESTRICTION

            EXIT STATUS
              0 allowed, 1 denied or partial, 3 unknown, 64 wrong usage, 65 bad input, 66 no input, 69 AWS not reached,
              74 output not written, 77 no valid credentials, 130 interrupted
            """,
        version: Version.current,
        subcommands: [PathCommand.self, CollectCommand.self, ExplainCommand.self])
}

/// The version of this build.
enum Version {
    static let current = "0.1.0"
}
