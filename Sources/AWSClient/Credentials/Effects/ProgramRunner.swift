import Dispatch
import Glibc

/// Runs programs without a shell, and takes what they write.
enum ProgramRunner {
    /// The most a program may write to either stream, in bytes.
    private static let largestOutput = 1 << 20

    /// Runs a program to its end. It has this process's standard input and environment.
    ///
    /// - Parameters:
    ///   - words: The program, found along `PATH`, and its arguments.
    ///   - seconds: How long it may take.
    static func run(_ words: [String], seconds: Int) async throws(ProgramFailure) -> ProgramOutcome {
        let flag = CancelFlag()
        let result: Result<ProgramOutcome, ProgramFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // Waiting for a program would hold a thread that the program's other work needs.
                DispatchQueue.global().async {
                    continuation.resume(returning: runHere(words, seconds: seconds, flag: flag))
                }
            }
        } onCancel: {
            flag.raise()
        }
        return try result.get()
    }

    private static func runHere(
        _ words: [String], seconds: Int, flag: CancelFlag
    ) -> Result<ProgramOutcome, ProgramFailure> {
        do throws(ProgramFailure) {
            var program = try RunningProgram(words)
            let end = ContinuousClock.now + .seconds(seconds)
            while !program.hasEnded {
                program.wait(milliseconds: 50)
                if flag.isRaised { throw program.end(because: .interrupted) }
                if ContinuousClock.now > end { throw program.end(because: .tookTooLong) }
                if program.written > largestOutput { throw program.end(because: .wroteTooMuch) }
            }
            return .success(program.outcome())
        } catch {
            return .failure(error)
        }
    }
}
