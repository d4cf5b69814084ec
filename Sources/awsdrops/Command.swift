import ArgumentParser

/// A command of awsdrops: its work leaves by a status or a failure, and only here does that become the process's own.
protocol Command: AsyncParsableCommand {
    func work() async throws(Failure) -> ExitStatus
}

extension Command {
    func run() async throws {
        let status: ExitStatus
        do throws(Failure) {
            status = try await work()
        } catch {
            Console.complain(error.message)
            throw ExitCode(error.status.rawValue)
        }
        if status != .success { throw ExitCode(status.rawValue) }
    }
}
