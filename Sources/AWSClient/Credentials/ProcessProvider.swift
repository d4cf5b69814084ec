import JSONText

/// Credentials that a program prints.
///
/// Source: "Process credential provider", AWS SDKs and Tools Reference Guide.
struct ProcessProvider: CredentialsProvider {
    let profile: ProfileContext

    /// Seconds a program may take: long enough for a person to confirm on another device.
    private static let timeout = 60

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let command = profile.values.text("credential_process") else {
            return profile.absent("no credential_process")
        }
        let words: [String]
        do {
            words = try ShellWords.split(command)
        } catch {
            throw fault(error.reason, "Correct the quoting.")
        }
        guard let program = words.first, !program.isEmpty else { throw fault("it names no program", "Correct it.") }
        let outcome: ProgramOutcome
        do {
            outcome = try await profile.effects.run(words, Self.timeout)
        } catch {
            throw fault(program, error)
        }
        guard outcome.status == 0 else {
            let words = String(decoding: outcome.errors.prefix(500), as: UTF8.self).trimmingWhiteSpace()
            throw fault(
                "\(program) ended with status \(outcome.status)" + (words.isEmpty ? "" : ": \(words)"),
                "Run it by hand to see why.", .refused)
        }
        return .found(try credentials(outcome.output, program))
    }

    private func fault(_ program: String, _ failure: ProgramFailure) -> CredentialsError {
        switch failure {
        case .notStarted(let words): fault("\(program) cannot be run: \(words)", "Correct the program's path.")
        case .tookTooLong:
            fault("\(program) took longer than \(Self.timeout) seconds", "Run it by hand to see why.", .unreachable)
        case .wroteTooMuch: fault("\(program) writes more than credentials", "Run it by hand to see what.")
        case .interrupted: .interrupted(profile.place)
        }
    }

    /// Nothing of what was printed goes into an error: it may hold a secret.
    private func credentials(_ output: [UInt8], _ program: String) throws(CredentialsError) -> AWSCredentials {
        guard let root = try? JSONDocument(parsing: output).root, root.kind == .object else {
            throw fault("\(program) printed no JSON object", "It must print one with Version 1.")
        }
        guard root["Version"]?.int == 1 else {
            throw fault("\(program) printed another Version than 1", "It must print a JSON object with Version 1.")
        }
        guard let key = root["AccessKeyId"]?.string, let secret = root["SecretAccessKey"]?.string else {
            throw fault("\(program) printed no AccessKeyId or SecretAccessKey", "It must print both.")
        }
        var expiration: UTCInstant?
        if let text = root["Expiration"]?.string {
            expiration = UTCInstant(iso8601: text)
            guard expiration != nil else {
                throw fault(
                    "\(program) printed an Expiration that is no time", "It must look like 2026-01-31T12:00:00Z.")
            }
        }
        return AWSCredentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: root["SessionToken"]?.string,
            accountID: root["AccountId"]?.string ?? profile.values.text("aws_account_id"), expiration: expiration,
            source: "credential_process (\(profile.place))")
    }

    private func fault(
        _ reason: String, _ advice: String, _ kind: CredentialsError.Kind = .missing
    ) -> CredentialsError {
        CredentialsError(
            kind, subject: profile.values["credential_process"]?.origin ?? profile.place,
            reason: "credential_process of \(profile.place): \(reason)", advice: advice)
    }
}
