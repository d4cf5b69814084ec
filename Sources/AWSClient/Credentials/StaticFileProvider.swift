/// Keys in the credentials file or in the configuration file, which the chain asks at different moments.
struct StaticFileProvider: CredentialsProvider {
    /// Which of the two files.
    enum File: String, Sendable {
        case credentials
        case configuration
    }

    let profile: ProfileContext
    let file: File

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        let sections =
            file == .credentials ? profile.settings.files.credentials : profile.settings.files.configured
        let section = sections[profile.name] ?? [:]
        guard let keys = try StaticKeys.read(section, profile: profile.name, file: file.rawValue) else {
            return profile.absent("no keys in the \(file.rawValue) file")
        }
        return .found(keys)
    }
}
