import Testing

/// What every command has in common, asked of the program itself.
@Suite
struct CommandLineTests {
    @Test
    func versionIsOneLineOnStandardOutput() async throws {
        let result = try await CommandRunner.awsdrops.run(["--version"])
        #expect(result.status == 0)
        #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(result.output)")
        #expect(result.errors.isEmpty)
    }

    @Test
    func helpIsForStandardOutput() async throws {
        let result = try await CommandRunner.awsdrops.run(["--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("USAGE: awsdrops"), "\(result.output)")
        #expect(result.errors.isEmpty)
    }

    @Test
    func unknownOptionIsWrongUsage() async throws {
        let result = try await CommandRunner.awsdrops.run(["--no-such-option"])
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("--no-such-option"), "\(result.errors)")
    }
}
