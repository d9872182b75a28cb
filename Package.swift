// swift-tools-version: 6.2
import PackageDescription

// One language mode for every target: complete concurrency checking, direct imports only, no warning survives.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

func benchmark(_ name: String, _ imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .executableTarget(
    name: name + "Benchmark", dependencies: imports, path: "Benchmarks/" + name, exclude: exclude,
    swiftSettings: settings)
}

func tests(_ name: String, _ imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: imports, exclude: exclude, swiftSettings: settings)
}

/// A target that only tests and benchmarks import; it lies beside the tests.
func testSupport(_ name: String, path: String, _ imports: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: imports, path: path, swiftSettings: settings)
}

let package = Package(
  name: "bursar",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .executable(name: "bursar", targets: ["bursar"]),
    .executable(name: "bursar-ofx", targets: ["bursar-ofx"]),
    .library(name: "SnapTradeWire", targets: ["SnapTradeWire"]),
    .library(name: "TradeStationWire", targets: ["TradeStationWire"]),
    .library(name: "AriesWire", targets: ["AriesWire"]),
    .library(name: "BookWire", targets: ["BookWire"]),
  ],
  targets: [
    // System libraries, each through its module map.
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLinuxIO"),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    .systemLibrary(name: "COFX", pkgConfig: "libofx", providers: [.apt(["libofx-dev"])]),

    // Rooms, from the ground up.
    room("Persistent"),
    room("CivilTime"),
    room("Money"),
    room("JSON", ["Money"]),
    room("Crypto", ["COpenSSL"]),
    room("Ambient", ["CivilTime", "Crypto"]),
    room("Telemetry", ["Ambient", "CivilTime"]),
    room("Market", ["Money", "CivilTime", "Persistent"]),
    room("Ledger", ["Market", "Money", "CivilTime", "Persistent"]),
    room("Margin", ["Market", "Money", "CivilTime", "Persistent"]),
    room("Orders", ["Margin", "Ledger", "Market", "Money", "CivilTime"]),
    room("Book", ["Orders", "Margin", "Ledger", "Market", "Money", "CivilTime", "Persistent"]),
    room("Journal", ["Ledger", "Market", "Money", "CivilTime", "JSON", "Crypto"]),
    room("Intake", ["Ledger", "Market", "Money", "CivilTime", "JSON"]),
    room("Store", ["JSON", "Crypto", "Ambient", "CSQLite"]),
    room(
      "Keeper",
      [
        "Book", "Margin", "Ledger", "Market", "Money", "CivilTime", "Journal", "Store", "JSON", "Crypto", "Ambient",
        "Persistent",
      ]),
    room(
      "Hub",
      [
        "Keeper", "Book", "Ledger", "Market", "Money", "CivilTime", "JSON", "Crypto", "Ambient", "Store",
        "Persistent",
      ]),
    room(
      "Connectors",
      [
        "Hub", "HTTP", "BookWire", "TradeStationWire", "AriesWire", "WireMembers", "SnapTradeWire", "Journal",
        "Ledger", "Market", "Money", "CivilTime", "JSON", "Ambient",
      ]),
    room(
      "SnapTrade",
      [
        "Hub", "Keeper", "Identity", "SnapTradeWire", "HTTP", "Book", "Ledger", "Market", "Money", "CivilTime",
        "JSON", "Crypto", "Ambient",
      ]),
    room("Identity", ["Keeper", "Store", "JSON", "Crypto", "CivilTime", "Ambient"]),
    room("HTTP", ["CivilTime", "JSON", "Crypto", "Ambient", "Telemetry", "CLinuxIO", "CCurl"]),
    room("SnapTradeWire", ["Money", "JSON", "CivilTime"]),
    room("WireMembers", ["Money", "JSON", "CivilTime"]),
    room("TradeStationWire", ["WireMembers", "Money", "JSON", "CivilTime"]),
    room("AriesWire", ["WireMembers", "Money", "JSON", "CivilTime"]),
    room(
      "BrokerDesk",
      ["Keeper", "Book", "Ledger", "Market", "Money", "CivilTime"]),
    room(
      "TradeStation",
      [
        "BrokerDesk", "TradeStationWire", "WireMembers", "Keeper", "Identity", "HTTP", "Book", "Margin", "Ledger",
        "Market", "Money", "CivilTime", "JSON", "Ambient",
      ]),
    room(
      "Aries",
      [
        "BrokerDesk", "AriesWire", "WireMembers", "Keeper", "Identity", "HTTP", "Book", "Ledger", "Market", "Money",
        "CivilTime", "JSON", "Ambient", "Persistent",
      ]),
    room("BookWire", ["Money", "JSON", "CivilTime"]),
    room(
      "BookAPI",
      [
        "Keeper", "Book", "Margin", "Ledger", "Market", "Money", "CivilTime", "Journal", "Store", "JSON", "Crypto",
        "Ambient", "Telemetry", "HTTP", "BookWire", "Persistent", "Identity", "Intake",
      ]),
    .target(name: "COptions"),
    room(
      "Demo",
      ["Hub", "Identity", "Keeper", "Book", "Margin", "Ledger", "Market", "Money", "CivilTime", "JSON", "Ambient"]),
    .executableTarget(
      name: "bursar",
      dependencies: [
        "COptions", "CLinuxIO", "BookAPI", "BookWire", "Intake", "TradeStation", "Aries", "SnapTrade", "Hub",
        "Connectors", "Demo", "Identity", "Keeper", "Journal", "Store", "Book", "Ledger", "HTTP", "Telemetry",
        "Ambient",
        "Crypto", "JSON", "Money", "CivilTime",
      ],
      swiftSettings: settings),

    // Reads OFX files in a process of its own; the only thing that is linked with libofx.
    .executableTarget(name: "bursar-ofx", dependencies: ["COFX"], linkerSettings: [.linkedLibrary("m")]),

    benchmark("Book", ["TestDirectory", "Keeper", "Book", "Ledger", "Market", "Money", "CivilTime", "Ambient"]),
    benchmark("HTTP", ["HTTP"], exclude: ["run"]),
    benchmark(
      "Serve",
      [
        "TestDirectory", "SnapTrade", "SnapTradeWire", "Aries", "Hub", "Identity", "Keeper", "HTTP", "Ledger", "Market",
        "Money",
        "CivilTime", "JSON", "Crypto", "Ambient", "Telemetry",
      ], exclude: ["run"]),

    tests("Persistent", ["Persistent"]),
    tests("CivilTime", ["CivilTime"], exclude: ["Samples/make_changes.py"]),
    tests("Money", ["Money"], exclude: ["Vectors/make_vectors.py"]),
    tests("JSON", ["JSON", "Money"]),
    tests("Crypto", ["Crypto"]),
    tests("Ambient", ["Ambient", "CivilTime"]),
    tests("Telemetry", ["Telemetry", "Ambient", "CivilTime"]),
    tests("Market", ["Market", "Money", "CivilTime"]),
    tests("Ledger", ["Ledger", "Market", "Money", "CivilTime"]),
    tests("Margin", ["Margin", "Market", "Money", "CivilTime"]),
    tests("Orders", ["Orders", "Margin", "Ledger", "Market", "Money", "CivilTime"]),
    tests("Book", ["Book", "Margin", "Ledger", "Market", "Money", "CivilTime", "Persistent"]),
    tests("Journal", ["Journal", "Ledger", "Market", "Money", "CivilTime", "JSON", "Crypto"]),
    testSupport("TestDirectory", path: "Tests/TestDirectory", []),
    testSupport("CCrashVFS", path: "Tests/CrashVFS", ["CSQLite"]),
    tests(
      "Intake", ["Intake", "Journal", "Ledger", "Market", "Money", "CivilTime", "JSON", "Crypto"],
      exclude: ["Samples"]),
    tests("Store", ["Store", "TestDirectory", "Ambient", "Crypto", "CSQLite", "CCrashVFS"]),
    tests(
      "Keeper",
      ["Keeper", "TestDirectory", "Journal", "Store", "Book", "Ledger", "Market", "Money", "CivilTime", "Ambient"]),
    tests(
      "Hub",
      [
        "Hub", "Identity", "Keeper", "Book", "Ledger", "Market", "Money", "CivilTime", "JSON", "Crypto", "Ambient",
        "Store",
      ]),
    tests(
      "Connectors",
      [
        "Connectors", "TestDirectory", "SnapTrade", "SnapTradeWire", "TradeStationWire", "AriesWire", "WireMembers",
        "Hub", "BookAPI", "TradeStation", "Aries", "Identity", "Keeper", "Journal", "HTTP", "Book", "Ledger",
        "Market", "Money", "CivilTime", "JSON", "Crypto", "Ambient",
      ]),
    tests(
      "SnapTrade",
      [
        "SnapTrade", "TestDirectory", "Connectors", "Hub", "Identity", "Keeper", "SnapTradeWire", "HTTP", "Book",
        "Ledger", "Market", "Money", "CivilTime", "JSON", "Crypto", "Ambient", "Store",
      ]),
    tests("HTTP", ["HTTP", "Ambient", "CivilTime", "JSON"]),
    tests("SnapTradeWire", ["SnapTradeWire", "JSON", "Money", "CivilTime", "Crypto"]),
    tests("WireMembers", ["WireMembers", "JSON", "Money", "CivilTime"]),
    tests("TradeStationWire", ["TradeStationWire", "WireMembers", "JSON", "Money", "CivilTime"]),
    tests("AriesWire", ["AriesWire", "WireMembers", "JSON", "Money", "CivilTime"]),
    tests("Identity", ["Identity", "TestDirectory", "Store", "Ambient", "CivilTime", "Crypto"]),
    testSupport(
      "BrokerFixture", path: "Tests/BrokerFixture",
      ["TestDirectory", "Keeper", "Identity", "HTTP", "Journal", "Ledger", "Money", "CivilTime", "JSON", "Ambient"]),
    tests(
      "TradeStation",
      [
        "TradeStation", "BrokerFixture", "TradeStationWire", "WireMembers", "Keeper", "Identity", "HTTP", "Book",
        "Money", "CivilTime", "JSON", "Ambient",
      ]),
    tests(
      "Aries",
      [
        "Aries", "BrokerFixture", "AriesWire", "WireMembers", "Keeper", "Identity", "HTTP", "Book", "Money",
        "CivilTime", "JSON", "Ambient",
      ]),
    tests(
      "Demo",
      [
        "Demo", "TestDirectory", "BookAPI", "SnapTrade", "Hub", "Identity", "Keeper", "Book", "Journal", "Ledger",
        "Market", "Money", "CivilTime", "HTTP", "JSON", "Telemetry", "Ambient",
      ]),
    tests("BookWire", ["BookWire", "JSON", "Money", "CivilTime"]),
    tests(
      "BookAPI",
      [
        "BookAPI", "TestDirectory", "BookWire", "Keeper", "Identity", "Book", "Journal", "Ledger", "Market", "HTTP",
        "Telemetry", "Ambient", "JSON", "Money", "CivilTime",
      ]),
    tests("Command", ["bursar", "TestDirectory", "HTTP", "JSON", "Money"]),
    tests(
      "Documents",
      [
        "TradeStation", "Aries", "BookAPI", "SnapTrade", "Connectors", "Hub", "BrokerFixture", "TradeStationWire",
        "AriesWire", "SnapTradeWire", "WireMembers", "Keeper", "Identity", "HTTP", "Book", "Money", "CivilTime",
        "JSON", "Crypto", "Ambient",
      ], exclude: ["Books"]),
    tests(
      "Golden",
      [
        "TradeStation", "Aries", "BookAPI", "SnapTrade", "SnapTradeWire", "Connectors", "Hub", "BrokerFixture",
        "Keeper", "Identity", "HTTP", "Book", "Ledger", "Money", "CivilTime", "JSON", "Crypto", "Ambient",
      ], exclude: ["Books"]),
    tests("House", []),
  ]
)
