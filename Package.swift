// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "fmap",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "FriendshipMaps", targets: ["FriendshipMaps"]),
    .executable(name: "fmap", targets: ["fmap"]),
    .executable(name: "fmap-studio", targets: ["fmap-studio"]),
  ],
  targets: [
    // The data files, compiled in by C23 #embed.
    .target(name: "CGeodata", path: "geodata", sources: ["geodata.c"]),
    .systemLibrary(
      name: "CGlib", pkgConfig: "glib-2.0",
      providers: [.apt(["libglib2.0-dev"]), .brew(["glib"])]),
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
    .systemLibrary(
      name: "CGif", pkgConfig: "libgif",
      providers: [.apt(["libgif-dev"]), .brew(["giflib"])]),
    .systemLibrary(
      name: "CLibPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CMicrohttpd", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
    // The command line byte for byte.
    .target(name: "CArguments"),
    // libpng behind plain functions.
    .target(name: "CPNG", dependencies: ["CLibPNG"]),
    // libxlsxwriter behind plain functions.
    .target(name: "CWorkbook", dependencies: ["CXlsxWriter"]),

    // What the program says about data.
    .target(name: "Messages"),
    .target(name: "Geometry"),
    .target(name: "Gazetteer", dependencies: ["CZlib"]),
    .target(name: "Drawing", dependencies: ["Messages", "Geometry"]),
    .target(name: "Friendships", dependencies: ["Messages", "Gazetteer", "Spreadsheets", "Drawing", "Geometry"]),
    .target(name: "Cartography", dependencies: ["Messages", "Friendships", "Drawing", "Geometry"]),
    // The page's stylesheet and script, compiled in by C23 #embed.
    .target(name: "CPage"),
    .target(name: "Page", dependencies: ["Cartography", "Friendships", "Drawing", "Geometry", "CPage"]),
    .target(name: "Raster", dependencies: ["Messages", "Drawing", "Geometry", "CPango", "CGif", "CPNG"]),
    .target(name: "Photos", dependencies: ["Messages", "CTurboJPEG", "CPNG"]),
    .target(name: "Spreadsheets", dependencies: ["Messages", "CZip", "CExpat", "CGlib", "CWorkbook"]),
    .target(
      name: "FriendshipMaps",
      dependencies: [
        "Messages", "Cartography", "Friendships", "Gazetteer", "Spreadsheets", "Page", "Photos", "Raster", "Drawing",
        "Geometry", "CGeodata", "CGlib",
      ]),
    .executableTarget(
      name: "fmap",
      dependencies: [
        "FriendshipMaps", "Messages", "Cartography", "Friendships", "Page", "Photos", "Raster", "Drawing", "Geometry",
        "CArguments",
      ]),
    // libmicrohttpd behind plain functions.
    .target(name: "CHTTP", dependencies: ["CMicrohttpd"]),
    // The page of the studio, compiled in by C23 #embed.
    .target(name: "CStudio"),
    // The studio's server: a program of its own, so that no other command loads its library.
    .executableTarget(name: "fmap-studio", dependencies: ["FriendshipMaps", "CHTTP", "CStudio"]),

    // Tries the readers on damaged files; no part of the product.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Messages", "Cartography", "Friendships", "Gazetteer", "Spreadsheets", "Raster", "Photos", "Drawing",
        "CGeodata", "CTurboJPEG", "TestSupport",
      ],
      path: "Tests/Fuzz",
      exclude: ["program.py", "sanitize.sh"]),
    // What several test targets share.
    .target(
      name: "TestSupport",
      dependencies: ["Messages", "Friendships", "Spreadsheets", "Raster", "Drawing", "Geometry", "CGeodata"],
      path: "Tests/TestSupport"),
    .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
    .testTarget(name: "GazetteerTests", dependencies: ["Gazetteer", "CGeodata", "TestSupport"]),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry", "TestSupport"]),
    .testTarget(
      name: "DrawingTests", dependencies: ["Messages", "Drawing", "Geometry", "TestSupport"], exclude: ["Goldens"]),
    .testTarget(
      name: "FriendshipsTests",
      dependencies: ["Messages", "Friendships", "Spreadsheets", "Drawing", "Geometry", "TestSupport"]),
    .testTarget(
      name: "CartographyTests",
      dependencies: ["Messages", "Cartography", "Friendships", "Raster", "Drawing", "Geometry", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "RasterTests", dependencies: ["Raster", "Drawing", "Geometry", "TestSupport"], exclude: ["Goldens"]),
    .testTarget(name: "PhotosTests", dependencies: ["Photos", "Messages", "CTurboJPEG", "TestSupport"]),
    .testTarget(
      name: "PageTests", dependencies: ["Page", "Cartography", "Friendships", "Drawing", "Geometry", "TestSupport"]),
    .testTarget(name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "Messages", "TestSupport"]),
    .testTarget(name: "StudioTests", dependencies: ["fmap-studio", "FriendshipMaps", "CHTTP"]),
    .testTarget(name: "CommandTests", dependencies: ["fmap", "FriendshipMaps", "Cartography", "Drawing", "Geometry"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
