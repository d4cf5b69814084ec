// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// One room of the house described in docs/design.md.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: imports, swiftSettings: settings)
}

/// The tests of one room. `data` names the folders that hold no Swift.
func tests(of name: String, imports: [Target.Dependency] = [], data: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + imports, exclude: data,
        swiftSettings: settings)
}

let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "awsdrops",
    products: [.executable(name: "awsdrops", targets: ["awsdrops"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CCrypto", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "CExpat", linkerSettings: [.linkedLibrary("expat")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CISAL", linkerSettings: [.linkedLibrary("isal")]),
        .target(name: "CZstd", linkerSettings: [.linkedLibrary("zstd")]),
        .target(name: "CByteMasks"),
        .target(name: "CShapes"),
        room("JSONText", imports: [collections]),
        room("NetworkSets"),
        room("AWSClient", imports: ["CCurl", "CCrypto", "CExpat", "CShapes", "JSONText", collections]),
        room("Inventory", imports: ["NetworkSets", "JSONText", "AWSClient", "CZlib", collections, yaml]),
        room("Topology", imports: ["NetworkSets", "Inventory"]),
        room("Reachability", imports: ["JSONText", "NetworkSets", "Inventory", "Topology", "Findings"]),
        room("Audit", imports: ["NetworkSets", "JSONText", "Inventory", "Topology", "Findings", "Reachability"]),
        room("Findings", imports: ["JSONText", "NetworkSets"]),
        room("FlowLogs", imports: ["NetworkSets", "JSONText", "CISAL", "CZstd", "CByteMasks"]),
        room("FlowQueries", imports: ["FlowLogs", "AWSClient", "JSONText", collections]),
        room("FileContent", imports: ["CISAL", "CZstd"]),
        room("HostEvidence", imports: ["FileContent", "Findings"]),
        room("PacketCapture", imports: ["NetworkSets", "FileContent", "Findings"]),
        room("HostCapture", imports: ["HostEvidence", "PacketCapture", "Findings"]),
        room(
            "Attribution", imports: ["FlowLogs", "Findings", "Inventory", "NetworkSets", "Reachability", "Topology"]),
        room(
            "Reporting",
            imports: [
                "FlowLogs", "Attribution", "PacketCapture", "HostEvidence", "HostCapture", "Audit", "Findings",
                "Reachability",
                "Topology",
                "Inventory", "NetworkSets", "JSONText",
            ]),
        .executableTarget(
            name: "awsdrops",
            dependencies: [
                "NetworkSets", "JSONText", "AWSClient", "Inventory", "Topology", "Reachability", "Audit", "Findings",
                "FlowLogs", "FlowQueries", "Attribution", "PacketCapture", "HostEvidence", "HostCapture", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "EvaluationBenchmark", dependencies: ["Inventory", "Topology", "Reachability", "Reporting"],
            path: "Benchmarks/EvaluationBenchmark", swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests(of: "NetworkSets"),
        tests(of: "FlowLogs", imports: ["NetworkSets"]),
        tests(of: "FlowQueries", imports: ["AWSClient", "FlowLogs"]),
        tests(of: "HostEvidence", imports: ["Findings"]),
        tests(of: "PacketCapture", imports: ["NetworkSets", "FileContent", "Findings"], data: ["Fixtures", "Lab"]),
        tests(of: "JSONText"),
        tests(of: "AWSClient", imports: ["JSONText", "Inventory"], data: ["Fixtures", "Support/Python"]),
        tests(
            of: "Reachability", imports: ["Findings", "Inventory", "JSONText", "NetworkSets", "Topology"]),
        tests(
            of: "Audit",
            imports: [
                "Findings", "Inventory", "JSONText", "NetworkSets", "Topology", "Reachability", "ReachabilityTests",
            ]),
        tests(of: "Inventory", imports: ["AWSClient", "JSONText", "NetworkSets"]),
        tests(of: "Topology", imports: ["Inventory", "JSONText", "NetworkSets"]),
        tests(
            of: "Reporting",
            imports: ["Inventory", "Topology", "Reachability", "Findings", "JSONText", "NetworkSets", collections]),
        .testTarget(
            name: "FuzzTargets",
            dependencies: [
                "NetworkSets", "AWSClient", "Audit", "Findings", "FlowLogs", "HostEvidence", "Inventory", "JSONText",
                "PacketCapture",
                "Topology", "Reachability",
            ],
            path: "Tests/FuzzTargets", exclude: ["Corpus"], swiftSettings: settings),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["awsdrops", "JSONText", "Findings", "Reachability", "ReachabilityTests", "TestSupport"],
            exclude: ["Support/Python"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
