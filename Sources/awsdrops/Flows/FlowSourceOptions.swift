import ArgumentParser

/// Where flow logs are read from, if not from files of this machine.
struct FlowSourceOptions: ParsableArguments {
    @Flag(
        help: """
            Name the rules by the account as it is now; without files, read the flow logs that the account has.
            """)
    var live = false

    @Option(help: "Read the events of this log group of CloudWatch Logs; with --engine insights, ask it.")
    var logGroup: String?

    @Option(help: "The flow log, fl-…, that tells the place and the format, where there are several.")
    var flowLog: String?

    @Flag(help: "S3: the account that asks pays for the transfer, as some buckets demand.")
    var requesterPays = false

    @Flag(help: "Print the commands that switch on the flow logs that are missing or tell too little, and run none.")
    var enable = false
}
