// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors where changes are checked; who builds with a newer compiler is not stopped by what it newly says.
let warnings: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]
let strict: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")] + warnings

let package = Package(
    name: "tripo-term",
    products: [
        .executable(name: "tripo-term", targets: ["tripo-term"]),
        .library(name: "TripoTerm", targets: ["TripoTerm"]),
        .library(name: "Alignment", targets: ["Alignment"]),
        .library(name: "Glossary", targets: ["Glossary"]),
        .library(name: "ICU", targets: ["ICU"]),
        .library(name: "Interchange", targets: ["Interchange"]),
        .library(name: "Lookup", targets: ["Lookup"]),
        .library(name: "Normalization", targets: ["Normalization"]),
        .library(name: "Terminology", targets: ["Terminology"]),
        .library(name: "TranslationMemory", targets: ["TranslationMemory"]),
        .library(name: "Validation", targets: ["Validation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The order of ICU's libraries matters to a static link.
        .target(
            name: "CICU",
            linkerSettings: [
                .linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"),
                .linkedLibrary("stdc++"), .linkedLibrary("m"),
            ]),
        .target(name: "ICU", dependencies: ["CICU"], swiftSettings: strict),
        // Where the headers are; no Swift module sees them.
        .systemLibrary(name: "LibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // A static library comes before those that it needs.
        .target(
            name: "CXML", dependencies: ["LibXML2"],
            linkerSettings: [
                .linkedLibrary("xml2"), .linkedLibrary("z"), .linkedLibrary("lzma"), .linkedLibrary("icuuc"),
                .linkedLibrary("icudata"), .linkedLibrary("stdc++"), .linkedLibrary("m"),
            ]),
        .target(
            name: "CZip",
            linkerSettings: [.linkedLibrary("minizip"), .linkedLibrary("z"), .linkedLibrary("stdc++")]),
        .target(
            name: "CMarkdown",
            linkerSettings: [
                .linkedLibrary("cmark-gfm-extensions"), .linkedLibrary("cmark-gfm"), .linkedLibrary("stdc++"),
            ]),
        .target(name: "Terminology", swiftSettings: strict),
        .target(name: "DataFile", dependencies: ["Terminology", "Yams"], swiftSettings: strict),
        .target(
            name: "Normalization", dependencies: ["DataFile", "ICU", "Terminology", "Yams"], swiftSettings: strict),
        .target(
            name: "Glossary", dependencies: ["DataFile", "Normalization", "Terminology", "ICU", "Yams"],
            swiftSettings: strict),
        .target(name: "Lookup", dependencies: ["Glossary", "Normalization", "Terminology"], swiftSettings: strict),
        .target(
            name: "Alignment", dependencies: ["Lookup", "Glossary", "Normalization", "Terminology", "ICU"],
            swiftSettings: strict),
        .target(
            name: "Validation",
            dependencies: ["Lookup", "Glossary", "Normalization", "DataFile", "Terminology", "ICU"],
            swiftSettings: strict),
        .target(
            name: "Interchange", dependencies: ["CMarkdown", "CXML", "CZip", "ICU", "DataFile", "Terminology"],
            swiftSettings: strict),
        // What a processor has is asked at run time: Swift cannot make a function for several of them.
        .target(name: "CSignatures"),
        // SQLite's static library needs what comes after it.
        .target(
            name: "TranslationMemory",
            dependencies: [
                "CSignatures", "DataFile", "Normalization", "ICU", "Terminology",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict, linkerSettings: [.linkedLibrary("m")]),
        .target(
            name: "TripoTerm",
            dependencies: [
                "Alignment", "Interchange", "Validation", "Lookup", "TranslationMemory", "Glossary", "Normalization",
                "DataFile", "Terminology", "ICU", "Yams",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "tripo-term",
            dependencies: [
                "TripoTerm", "Alignment", "Interchange", "Validation", "Lookup", "TranslationMemory", "Glossary",
                "Normalization", "ICU", "DataFile", "Terminology",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What tests of several rooms need.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "ICUTests", dependencies: ["ICU", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "TerminologyTests", dependencies: ["Terminology", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NormalizationTests",
            dependencies: ["Normalization", "Glossary", "DataFile", "ICU", "Terminology", "TestSupport"],
            exclude: ["Resources"],
            swiftSettings: strict),
        .testTarget(
            name: "GlossaryTests",
            dependencies: ["Glossary", "DataFile", "Normalization", "ICU", "Terminology", "Yams", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "LookupTests",
            dependencies: ["Lookup", "Glossary", "Normalization", "Terminology", "TestSupport"], exclude: ["Resources"],
            swiftSettings: strict),
        .testTarget(
            name: "TripoTermTests",
            dependencies: [
                "TripoTerm", "Alignment", "Interchange", "Lookup", "TranslationMemory", "Glossary", "Normalization",
                "DataFile", "ICU", "Terminology", "Yams", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AlignmentTests",
            dependencies: [
                "Alignment", "DataFile", "Lookup", "Glossary", "Normalization", "ICU", "Terminology", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "InterchangeTests", dependencies: ["Interchange", "ICU", "DataFile", "Terminology", "TestSupport"],
            swiftSettings: strict),
        // Writes to a memory until it is killed.
        .executableTarget(
            name: "memory-crash-writer", dependencies: ["TranslationMemory", "Terminology"],
            path: "Tests/memory-crash-writer", swiftSettings: strict),
        .testTarget(
            name: "TranslationMemoryTests",
            dependencies: [
                "TranslationMemory", "memory-crash-writer", "DataFile", "Normalization", "ICU", "Terminology",
                "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ValidationTests",
            dependencies: [
                "Validation", "TripoTerm", "Lookup", "Glossary", "Normalization", "Interchange", "Terminology",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(name: "CommandLineTests", dependencies: ["tripo-term", "TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
