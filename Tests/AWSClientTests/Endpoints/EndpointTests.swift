import JSONText
import Testing

@testable import AWSClient

/// Where services are.
struct EndpointTests {
    /// Services whose rules awsdrops has; the fixture, made with botocore, knows more.
    private static let services = [
        "ec2", "elbv2", "elb", "logs", "sts", "sso", "sso-oidc", "signin", "network-firewall", "ram", "cloudtrail",
        "networkmanager", "directconnect",
    ]

    @Test(arguments: services)
    func agreesWithBotocore(service: String) throws {
        let matrix = try JSONDocument(parsing: PackagePaths.fixture("endpoints.json")).root
        let regions = try #require(matrix[name: service])
        #expect(regions.memberCount > 5)
        for region in regions.members {
            for variant in region.value.members {
                let expected = variant.value.elements.compactMap(\.string)
                guard expected.count == 3 else { continue }
                let found = EndpointRules.endpoint(
                    for: service, region: region.key, fips: variant.key.hasPrefix("fips"),
                    dualStack: variant.key.hasSuffix("dual"))
                #expect(
                    [found.endpoint.origin, found.signingRegion, found.signingName] == expected,
                    "\(service) \(region.key) \(variant.key)")
            }
        }
    }

    @Test func theUsersWordComesFirst() throws {
        let config = """
            [profile p]
            endpoint_url = http://profile:1
            services = local
            [services local]
            ec2 =
              endpoint_url = http://services:2/base/
            """
        var settings = TestSettings(config: config, profile: "p")
        func host(_ service: String) throws -> String {
            try settings.resolve().endpoint(for: service, region: "eu-west-1").endpoint.origin
        }
        #expect(try host("ec2") == "http://services:2")
        #expect(try settings.resolve().endpoint(for: "ec2", region: "eu-west-1").endpoint.basePath == "/base")
        #expect(try host("elbv2") == "http://profile:1")
        settings.environment["AWS_ENDPOINT_URL"] = "http://all:3"
        #expect(try host("ec2") == "http://all:3")
        settings.environment["AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2"] = "http://elb:4"
        #expect(try host("elbv2") == "http://elb:4" && host("elb") == "http://all:3")
        settings.environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
        #expect(try host("elbv2") == "https://elasticloadbalancing.eu-west-1.amazonaws.com")
        settings.endpointURL = "http://option:5"
        #expect(try host("elbv2") == "http://option:5")
    }

    @Test(arguments: [
        ("localhost:5000", "does not start with http:// or https://"), ("ftp://x", "does not start with"),
        ("http://", "names no host"), ("http://a b", "names no host"), ("http://x:0", "has a port that is none"),
        ("http://x:99999", "has a port that is none"), ("http://x/?a=b", "has a query"),
        ("http://user@x", "names no host"), ("https://x:", "has a port that is none"),
    ])
    func refusesWhatIsNoURL(url: String, words: String) throws {
        let error = #expect(throws: SettingsError.self) { try Endpoint(url: url, origin: "--endpoint-url") }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.subject == "--endpoint-url")
    }

    @Test func readsURLs() throws {
        let six = try Endpoint(url: "HTTP://[::1]:8080/x/", origin: "o")
        #expect(
            six.host == "[::1]" && six.port == 8080 && six.basePath == "/x" && six.isExplicit && six.scheme == .http)
        #expect(try Endpoint(url: "https://EXAMPLE:443", origin: "o").origin == "https://example")
    }
}
