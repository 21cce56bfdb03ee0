// swift-tools-version: 6.1
import PackageDescription

// The modules that do the arithmetic of a test run are optimised in debug builds, too: their property tests prove hundreds
// of thousands of values.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "contract-test",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "contract-test", targets: ["contract-test"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CHeap"),
    .target(name: "CLibcurl", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    .target(name: "JSON", dependencies: ["BigInt"], swiftSettings: optimized),
    .target(name: "Documents", dependencies: ["CLibYAML", "JSON"]),
    .target(name: "RegularExpressions", swiftSettings: optimized),
    .target(name: "JSONPath", dependencies: ["JSON", "RegularExpressions"]),
    .target(name: "Overlays", dependencies: ["Documents", "JSON", "JSONPath"]),
    .target(
      name: "JSONSchema", dependencies: ["Documents", "JSON", "RegularExpressions"], swiftSettings: optimized),
    .target(
      name: "Generation", dependencies: ["Documents", "JSON", "JSONSchema", "RegularExpressions"],
      swiftSettings: optimized),
    .target(name: "OpenAPI", dependencies: ["Documents", "JSON"]),
    .target(name: "MediaTypes", dependencies: ["Documents", "JSON", "JSONSchema", "OpenAPI"]),
    .target(name: "HTTPExchange", dependencies: ["CLibcurl"]),
    .target(name: "RemoteDocuments", dependencies: ["Documents", "HTTPExchange"]),
    .target(
      name: "ContractTesting",
      dependencies: ["Documents", "JSON", "JSONSchema", "Generation", "MediaTypes", "OpenAPI", "HTTPExchange"]),
    .target(
      name: "Sandbox",
      dependencies: [
        "Documents", "JSON", "JSONSchema", "Generation", "MediaTypes", "OpenAPI",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(name: "APIGeneration", dependencies: ["Documents", "JSON"]),
    .target(name: "MutationTesting", dependencies: ["ContractTesting", "Documents", "OpenAPI", "Sandbox"]),
    .target(name: "Reports", dependencies: ["ContractTesting", "Documents", "JSON", "MutationTesting"]),
    .executableTarget(
      name: "contract-test",
      dependencies: [
        "APIGeneration", "CHeap", "ContractTesting", "Documents", "JSON", "MutationTesting", "OpenAPI", "Overlays",
        "RemoteDocuments", "Reports", "Sandbox",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "SharedCorpus", path: "Tests/SharedCorpus"),
    .executableTarget(
      name: "validation-benchmark", dependencies: ["Documents", "JSON", "JSONSchema"], path: "Tests/ValidationBenchmark"
    ),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "SharedCorpus"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "JSON", "SharedCorpus"]),
    .testTarget(name: "RegularExpressionsTests", dependencies: ["RegularExpressions", "SharedCorpus"]),
    .testTarget(name: "JSONPathTests", dependencies: ["JSONPath", "JSON"]),
    .testTarget(name: "OverlaysTests", dependencies: ["Overlays", "Documents", "JSON"]),
    .testTarget(name: "JSONSchemaTests", dependencies: ["JSONSchema", "Documents", "JSON", "SharedCorpus"]),
    .testTarget(
      name: "GenerationTests", dependencies: ["Generation", "JSONSchema", "Documents", "JSON", "SharedCorpus"]),
    .testTarget(name: "OpenAPITests", dependencies: ["OpenAPI", "Documents", "JSON", "SharedCorpus"]),
    .testTarget(name: "HTTPExchangeTests", dependencies: ["HTTPExchange", "RemoteDocuments", "Documents"]),
    .testTarget(
      name: "MediaTypesTests",
      dependencies: ["MediaTypes", "Documents", "JSON", "JSONSchema", "OpenAPI", "SharedCorpus"]),
    .testTarget(
      name: "ContractTestingTests",
      dependencies: [
        "ContractTesting", "Documents", "Generation", "HTTPExchange", "JSON", "JSONSchema", "MediaTypes", "OpenAPI",
        "SharedCorpus",
      ]),
    .testTarget(
      name: "APIGenerationTests",
      dependencies: ["APIGeneration", "ContractTesting", "Documents", "JSON", "JSONSchema", "OpenAPI", "Sandbox"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "ContractTesting", "Documents", "JSON", "JSONSchema", "MutationTesting"]),
    .testTarget(
      name: "SandboxTests",
      dependencies: [
        "Sandbox", "HTTPExchange", "JSON", "MediaTypes", "SharedCorpus",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "contract-test", "APIGeneration", "ContractTesting", "Documents", "HTTPExchange", "JSON", "MutationTesting",
        "OpenAPI", "Reports", "Sandbox",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Tests/EndToEnd"),
  ]
)
