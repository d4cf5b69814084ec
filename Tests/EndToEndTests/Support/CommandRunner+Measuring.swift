import Foundation
import Testing

extension CommandRunner {
    /// The program under test; on the last line of standard error stands how many kilobytes it had at most.
    static let measuring = CommandRunner(
        executable: Project.python,
        leadingArguments: [
            "-c",
            """
            import resource, subprocess, sys
            status = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
            sys.exit(status)
            """, Project.awsdrops.path,
        ])
}

extension CommandResult {
    /// The most memory the program had, in megabytes, where `measuring` ran it.
    var peakMegabytes: Int {
        get throws { try #require(errors.split(separator: "\n").last.flatMap { Int($0) }) / 1024 }
    }
}
