import Testing

@testable import Friendships

/// Texts as GDAL 3.6 writes them for EPSG:4326, 3857, 4807 (Paris, grads) and 4902, shortened where nothing is lost.
@Suite struct WellKnownTextTests {
  private static let spheroid = "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]"

  private func problem(_ text: String) -> String? { WellKnownText(text).problem(file: "a.prj")?.description }

  @Test(arguments: [
    // As ESRI writes it, with and without a vertical system behind it.
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",\(spheroid)],PRIMEM[\"Greenwich\",0.0],"
      + "UNIT[\"Degree\",0.0174532925199433]]",
    "GEOGCS[\"GCS_WGS_1984\",PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]],"
      + "VERTCS[\"WGS_1984\",UNIT[\"Meter\",1.0]]",
    // WKT 1 with round brackets, and with white space.
    "\u{FEFF}\n GEOGCS (\"WGS 84\",\n  PRIMEM (\"Greenwich\", 0),\n  UNIT (\"degree\", 0.0174532925199433) )\n",
    // WKT 2, whose ellipsoid has a unit of its own.
    "GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,"
      + "UNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],CS[ellipsoidal,2],"
      + "AXIS[\"geodetic latitude (Lat)\",north,ORDER[1],ANGLEUNIT[\"degree\",0.0174532925199433]],ID[\"EPSG\",4326]]",
    "GEODCRS[\"WGS 84\",UNIT[\"degree\"]]", "GEOGCS[\"NAD83\"]",
  ]) func degreesEastOfGreenwichAreTaken(_ text: String) { #expect(problem(text) == nil) }

  @Test(arguments: [
    (
      "PROJCS[\"WGS_1984_Web_Mercator\",GEOGCS[\"GCS_WGS_1984\",UNIT[\"Degree\",0.0174532925199433]],UNIT[\"Meter\",1]]",
      "the land is projected, not in degrees: \"WGS_1984_Web_Mercator\""
    ),
    ("PROJCRS[\"Equal Earth\",BASEGEOGCRS[\"WGS 84\"]]", "the land is projected, not in degrees: \"Equal Earth\""),
    (
      "GEOGCS[\"NTF (Paris)\",PRIMEM[\"Paris\",2.5969213],UNIT[\"grad\",0.015707963267949]]",
      "longitudes are not counted from Greenwich: \"Paris\""
    ),
    ("GEOGCS[\"a\",PRIMEM[\"Greenwich\",0],UNIT[\"grad\",0.015707963267949]]", "the unit is not the degree: \"grad\""),
    ("GEOGCRS[\"a\",AXIS[\"Lon\",east,ANGLEUNIT[\"radian\",1]]]", "the unit is not the degree: \"radian\""),
    ("LOCAL_CS[\"Engineering\"]", "not a geographic coordinate system: \"LOCAL_CS\""),
    ("+proj=longlat", "no coordinate system in it"), ("", "no coordinate system in it"),
  ]) func everythingElseIsNamed(_ text: String, _ message: String) {
    #expect(problem(text)?.hasPrefix("a.prj: \(message); export the land in WGS 84 degrees") == true, "\(text)")
  }

  @Test(arguments: ["]]]", "[[[", "\"", ",,,", "GEOGCS[", "GEOGCS[[]", "GEOGCS[\"a", "[],[]", ")(", "]PROJCS[\"a\"]"])
  func bracketsInDisorderStopNothing(_ text: String) {
    _ = problem(text)
    _ = problem(String(repeating: text, count: 5000))
  }
}
