import AWSClient
import HostEvidence
import Inventory
import PacketCapture
import Reachability
import Topology

/// An error that ends the command: what to say, and the status to leave with.
struct Failure: Error {
    let message: String
    let status: ExitStatus

    init(_ message: String, _ status: ExitStatus) {
        self.message = message
        self.status = status
    }

    init(_ error: SnapshotError) {
        let status: ExitStatus =
            switch error {
            case .malformed: .badData
            case .cannotOpen, .empty: .noInput
            }
        self.init(error.description, status)
    }

    init(_ error: CaptureError) {
        switch error {
        case .cannotRead: self.init(error.description, .noInput)
        case .badData: self.init(error.description, .badData)
        }
    }

    init(_ error: HostError) {
        let status: ExitStatus =
            switch error {
            case .cannotRead, .empty: .noInput
            case .badData: .badData
            case .cannotWrite: .cannotWrite
            }
        self.init(error.description, status)
    }

    init(_ error: CallError) {
        let status: ExitStatus =
            switch error {
            case .service(let error):
                error.isAccessDenied || error.isAuthenticationFailure ? .noPermission : .unavailable
            case .transport, .unreadable: .unavailable
            case .credentials(let error): ExitStatus(error)
            case .settings(let error): error.isBadFile ? .badData : .usage
            case .parameter: .usage
            case .cancelled: .interrupted
            }
        self.init(error.description, status)
    }

    init(_ error: SettingsError) {
        self.init(error.description, error.isBadFile ? .badData : .usage)
    }
}
