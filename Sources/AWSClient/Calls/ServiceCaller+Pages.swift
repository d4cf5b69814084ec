import JSONText

extension ServiceCaller {
    /// More pages than any account has; past it a server must be handing out pages without end.
    private static let mostPages = 100_000

    /// The whole answer as JSON text, all pages merged as the AWS CLI merges them.
    ///
    /// - Parameter progress: Told after each page how many elements its lists hold.
    public func pages(
        _ call: AWSCall, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(CallError) -> [UInt8] {
        guard let paging = ShapeTable.service(call.service)?.operations[call.operation]?.paging else {
            return try await self.call(call)
        }
        var sequence = PageSequence(paging, parameters: call.parameters)
        for _ in 0..<Self.mostPages {
            var page = call
            page.parameters = sequence.parameters
            let text = try await self.call(page)
            let document: JSONDocument
            do {
                document = try JSONDocument(parsing: text)
            } catch {
                throw .unreadable(call: call.name, host: call.region, reason: "\(error)", isTruncated: false)
            }
            do throws(WireError) {
                let isLast = try !sequence.take(document)
                progress(sequence.lastCount)
                if isLast { return sequence.merged() }
            } catch {
                throw .unreadable(call: call.name, host: call.region, reason: error.reason, isTruncated: false)
            }
        }
        throw .unreadable(
            call: call.name, host: call.region, reason: "more than \(Self.mostPages) pages", isTruncated: false)
    }
}
