import Foundation
import Testing

/// A file with secrets that other users can read is used, and named.
struct OpenSecretsTests {
    @Test(arguments: [(0o644, true), (0o640, true), (0o600, false)])
    func aFileThatOthersCanReadIsWarnedOf(mode: Int, isWarnedOf: Bool) async throws {
        let home = try TemporaryDirectory()
        let file = try home.write(
            "[default]\naws_access_key_id = AKIAOPEN\naws_secret_access_key = \(SeededSecrets.identityToken)\n",
            to: ".aws/credentials")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        let result = try await CommandRunner.awsdrops.run(
            ["doctor", "--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:9"],
            environment: ["HOME": home.url.path])
        let warning = "\(file.path): it holds secrets that other users can read; chmod 600 keeps them out"
        #expect(result.errors.contains(warning) == isWarnedOf, "\(result.errors)")
    }
}
