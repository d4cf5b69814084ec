/// Every secret that the tests hand to the program, in its settings or in what AWS answers.
enum SeededSecrets {
    /// What every secret of the Python accounts and every temporary key of the replay server holds.
    static let ofAccounts = "seeded-secret"
    /// Secret keys and session tokens of the tests' configuration files and of the metadata server.
    static let ofFiles = ["SEEDED-SECRET", "SEEDED-TOKEN"]
    /// The start of `ReplayServer.secretKey`: what follows may be escaped where it is shown.
    static let secretKey = "wJalrXUtnFEMI"
    /// A secret key that does not belong to its access key.
    static let wrongSecretKey = "anotherSecretThatIsNotTheOneOfTheKey0000"
    /// The start of a session token, and the whole with characters that have to be escaped.
    static let startOfSessionToken = "FwoGZXIvYXdzEXAMPLE"
    static let sessionToken = startOfSessionToken + "/token+of=a=session=="
    /// A web identity token, and one that no server takes.
    static let identityToken = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwb2QifQ.c2lnbmF0dXJl"
    static let wrongIdentityToken = "made.up.one"
    /// What stands before the pre-shared keys that moto makes up.
    static let signsOfPreSharedKeys = ["\"PreSharedKey\":", "pre_shared_key>"]

    /// Texts that no output of the program may hold.
    static let all =
        ofFiles + signsOfPreSharedKeys
        + [ofAccounts, secretKey, wrongSecretKey, startOfSessionToken, identityToken, wrongIdentityToken]

    /// The variables whose values are secrets.
    private static let variables = [
        "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    ]

    /// The secrets in an environment. Short ones are words such as `testing`, which may stand anywhere.
    static func given(in environment: [String: String]) -> [String] {
        variables.compactMap { environment[$0] }.filter { $0.utf8.count >= 16 }
    }
}
