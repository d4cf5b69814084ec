/// The credentials of an EC2 instance's role.
///
/// Source: "IMDS credential provider", AWS SDKs and Tools Reference Guide.
struct InstanceProvider: CredentialsProvider {
    let settings: ClientSettings
    let effects: CredentialsEffects

    private static let place = "instance metadata"

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        let service: InstanceMetadata?
        do {
            service = try InstanceMetadata(settings: settings, effects: effects)
        } catch {
            throw CredentialsError(error)
        }
        guard let service else { return absent("AWS_EC2_METADATA_DISABLED is true") }
        let root = "iam/security-credentials/"
        let text: String
        do {
            // The role's name comes first, one to a line, and there is one.
            text = try await service.read([{ _ in root }, { root + ($0.split(separator: "\n").first ?? "") }])
        } catch {
            return absent(error.reason)
        }
        guard let keys = MetadataAnswer.credentials(Array(text.utf8), source: "the role of this EC2 instance") else {
            return absent("the answer holds no credentials; is a role attached that EC2 may assume?")
        }
        return .found(extended(keys))
    }

    private func absent(_ reason: String) -> CredentialsAnswer { .absent(place: Self.place, reason: reason) }

    /// Where the service has trouble it hands out credentials that end soon or have ended, which AWS then takes for
    /// longer: they are kept a little, and asked for anew.
    private func extended(_ keys: AWSCredentials) -> AWSCredentials {
        guard let expiration = keys.expiration else { return keys }
        let jitter = Int64(120 + effects.calls.random() * 480)
        let margin = CredentialsFreshness.advisoryWindow + jitter
        let now = effects.calls.now().secondsSinceEpoch
        guard expiration.secondsSinceEpoch - margin <= now else { return keys }
        var extended = keys
        extended.expiration = UTCInstant(secondsSinceEpoch: now + margin)
        return extended
    }
}
