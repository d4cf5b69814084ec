import AWSClient
import Reachability

/// How the process leaves: the numbers scripts rely on.
enum ExitStatus: Int32 {
    case success = 0
    case refused = 1
    case unknown = 3
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case cannotWrite = 74
    case noPermission = 77
    case interrupted = 130

    /// The status of a run that has no credentials.
    init(_ error: CredentialsError) {
        self =
            switch error.kind {
            case .missing, .refused: .noPermission
            case .unreachable: .unavailable
            case .interrupted: .interrupted
            }
    }

    /// The status of a verdict.
    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .allowed: .success
            case .denied, .partial: .refused
            case .unknown: .unknown
            }
    }
}
