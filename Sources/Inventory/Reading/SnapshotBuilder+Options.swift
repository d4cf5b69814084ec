import JSONText

extension SnapshotBuilder {
    /// Reads `describe-vpc-block-public-access-options`, one object for the account and region it was asked in.
    mutating func readBlockPublicAccessOptions(_ value: JSONElement, from source: SnapshotSource) {
        do throws(ElementError) {
            let fields = try object(value)
            guard let mode = try fields.optionalText("InternetGatewayBlockMode") else { return }
            let place = Snapshot.Origin(
                account: try fields.optionalText("AwsAccountId") ?? source.origin.account,
                region: try fields.optionalText("AwsRegion") ?? source.origin.region)
            snapshot.blockPublicAccessModes[place] = mode
        } catch {
            warn(source, value, "VpcBlockPublicAccessOptions", error.description)
        }
    }
}
