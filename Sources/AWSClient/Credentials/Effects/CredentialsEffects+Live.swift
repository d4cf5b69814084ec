extension CredentialsEffects {
    /// The machine's own.
    ///
    /// - Parameters:
    ///   - transport: The way to AWS.
    ///   - caBundle: A file of certificate authorities, for container services that speak TLS.
    public static func live(
        transport: any HTTPTransport, caBundle: String?, calls: CallEffects
    ) -> CredentialsEffects {
        CredentialsEffects(
            transport: transport,
            metadataTransport: { seconds in
                CurlTransport(
                    options: TransportOptions(
                        caBundle: caBundle, connectTimeout: seconds * 1000, stallTimeout: seconds, largestBody: 1 << 20,
                        totalTimeout: seconds * 1000, usesProxies: false))
            }, calls: calls, writePrivateFile: { PrivateFile.write($1, to: $0) },
            run: { words, seconds throws(ProgramFailure) in try await ProgramRunner.run(words, seconds: seconds) },
            prompt: { question throws(CredentialsError) in try await TerminalPrompt.ask(question) })
    }
}
