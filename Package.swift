// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: language mode 6, no warning tolerated, imports hidden unless said otherwise.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A floor of the house: a Swift module standing on the modules it names.
func floor(_ name: String, on dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

/// The tests of one floor.
func tests(of name: String, with helpers: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + helpers, swiftSettings: strict)
}

// Listed from the street up: nothing imports a module that stands below it in this list.
let package = Package(
  name: "synoptic",
  products: [.executable(name: "synoptic", targets: ["synoptic"])],
  targets: [
    .executableTarget(
      name: "synoptic",
      dependencies: ["Regeneration", "Reporting", "Coding", "Submissions", "Codebook", "Files", "Tables"],
      swiftSettings: strict),
    floor(
      "Regeneration",
      on: [
        "Reporting", "Convergence", "Coding", "Submissions", "Conversion", "Codebook", "Spreadsheet", "Files",
        "Tables",
      ]),
    floor(
      "Reporting",
      on: ["Spreadsheet", "Convergence", "Coding", "Submissions", "Codebook", "Matching", "Tables"]),
    floor("Convergence", on: ["Codebook"]),
    floor("Coding", on: ["Submissions", "Codebook", "Matching", "Tables"], data: ["TrainingCorpus"]),
    floor("Submissions", on: ["Codebook", "Matching", "Files"]),
    floor("Codebook", on: ["Matching", "Tables", "EmbeddedData"]),
    floor("Spreadsheet", on: ["CLibXLSXWriter"]),
    floor("Matching", on: []),
    floor("Tables", on: []),
    floor("Conversion", on: ["Files", "CChildProcess"]),
    floor("Files", on: ["CFileSwap"]),
    .target(name: "CFileSwap"),
    .target(name: "CChildProcess"),
    .target(name: "EmbeddedData", exclude: ["codebook", "participants", "layout", "service"]),
    .systemLibrary(
      name: "CLibXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"])]),
    // What the tests of every floor share; it stands on none of them.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Convergence", with: ["Codebook"]),
    tests(of: "Matching"),
    tests(of: "Conversion", with: ["Files"]),
    tests(of: "Files"),
    tests(of: "Tables"),
    tests(of: "Codebook", with: ["Matching", "Tables"]),
    tests(of: "Spreadsheet"),
    tests(of: "Coding", with: ["Submissions", "Codebook", "Tables"]),
    // The built program, run from outside; of its modules only the tables of commands and options are looked at.
    .testTarget(
      name: "EndToEndTests", dependencies: ["synoptic", "synoptic-fuzz", "TestSupport"], swiftSettings: strict
    ),
    // Feeds the readers with inputs gone wrong; no part of the product.
    .executableTarget(
      name: "synoptic-fuzz", dependencies: ["Coding", "Submissions", "Codebook", "Tables", "TestSupport"],
      path: "Tests/Fuzz", swiftSettings: strict),
    tests(of: "Submissions", with: ["Codebook", "Files"]),
    tests(
      of: "Reporting", with: ["Convergence", "Coding", "Submissions", "Codebook", "Spreadsheet", "Tables"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
