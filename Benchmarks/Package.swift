// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "tripo-term", path: "..")],
    targets: [
        .executableTarget(
            name: "lookup-benchmark",
            dependencies: [
                .product(name: "Glossary", package: "tripo-term"),
                .product(name: "ICU", package: "tripo-term"),
                .product(name: "Interchange", package: "tripo-term"),
                .product(name: "Lookup", package: "tripo-term"),
                .product(name: "Normalization", package: "tripo-term"),
                .product(name: "Terminology", package: "tripo-term"),
                .product(name: "TripoTerm", package: "tripo-term"),
                .product(name: "Validation", package: "tripo-term"),
            ]),
        .executableTarget(
            name: "memory-benchmark",
            dependencies: [
                .product(name: "Normalization", package: "tripo-term"),
                .product(name: "Terminology", package: "tripo-term"),
                .product(name: "TranslationMemory", package: "tripo-term"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
