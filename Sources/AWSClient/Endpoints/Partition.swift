/// A group of regions with domains of its own.
///
/// Source: partitions.json of the AWS SDKs.
struct Partition: Sendable {
    let name: String
    /// What the regions' names start with.
    let prefixes: [String]
    let suffix: String
    let dualStackSuffix: String
    /// Where Cloud WAN is; nil where it is in each region.
    let globalRegion: String?

    /// The more specific prefixes come before `us-` and `eu-`.
    private static let all = [
        Partition(
            name: "aws-us-gov", prefixes: ["us-gov-"], suffix: "amazonaws.com", dualStackSuffix: "api.aws",
            globalRegion: "us-gov-west-1"),
        Partition(
            name: "aws-iso", prefixes: ["us-iso-"], suffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov",
            globalRegion: nil),
        Partition(
            name: "aws-iso-b", prefixes: ["us-isob-"], suffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud",
            globalRegion: nil),
        Partition(
            name: "aws-iso-e", prefixes: ["eu-isoe-"], suffix: "cloud.adc-e.uk",
            dualStackSuffix: "api.cloud-aws.adc-e.uk", globalRegion: nil),
        Partition(
            name: "aws-iso-f", prefixes: ["us-isof-"], suffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov",
            globalRegion: nil),
        Partition(
            name: "aws-eusc", prefixes: ["eusc-"], suffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu",
            globalRegion: nil),
        Partition(
            name: "aws-cn", prefixes: ["cn-"], suffix: "amazonaws.com.cn",
            dualStackSuffix: "api.amazonwebservices.com.cn", globalRegion: "cn-northwest-1"),
    ]
    private static let commercial = Partition(
        name: "aws", prefixes: [], suffix: "amazonaws.com", dualStackSuffix: "api.aws", globalRegion: "us-west-2")

    /// The partition of a region; unknown names are taken for commercial ones, as the AWS CLI does.
    static func of(_ region: String) -> Partition {
        all.first { $0.prefixes.contains(where: region.hasPrefix) } ?? commercial
    }
}
