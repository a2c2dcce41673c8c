/// What reading may cost, so that a small file made on purpose cannot fill the memory ("zip bomb").
///
/// Deflate makes up to 1032 bytes of one (zlib's technical details), so the size of a file says little. What is unpacked
/// is counted as it streams by, and what is kept is counted as it is kept.
final class Budget {
  private var bytesToUnpack = Budget.mostUnpacked
  private var bytesToKeep: Int
  private var elementsToRead: Int

  /// How much all parts that are read may unpack to, in bytes.
  static let mostUnpacked = 256 << 20

  /// A fresh budget for a file of some bytes. With the copy of the file itself, what its directory takes and the room
  /// that growing arrays ask for, everything stays below 64 MB and 20 times the file.
  init(fileSize: Int) {
    let size = min(fileSize, 1 << 40)
    bytesToKeep = (40 << 20) + 12 * size
    // Sheets with a look of their own for every empty cell have one element for each byte.
    elementsToRead = (4 << 20) + 4 * size
  }

  /// Counts bytes that were unpacked.
  func unpack(_ count: Int) throws(WorkbookFault) {
    bytesToUnpack -= count
    guard bytesToUnpack >= 0 else {
      throw WorkbookFault(
        "the workbook unpacks to more than \(Self.mostUnpacked >> 20) MB",
        cure: "copy the table alone into a new workbook, and save that")
    }
  }

  /// Counts an element, so that many small ones do not take many seconds.
  func readElement() throws(WorkbookFault) {
    elementsToRead -= 1
    guard elementsToRead >= 0 else { throw Self.excess }
  }

  /// Counts bytes that are kept in memory.
  func keep(_ count: Int) throws(WorkbookFault) {
    bytesToKeep -= count
    guard bytesToKeep >= 0 else { throw Self.excess }
  }

  private static let excess = WorkbookFault(
    "the workbook holds far more than a file of its size should",
    cure: "copy the table alone into a new workbook, and save that")

  /// Counts a text that is kept: Swift stores up to 15 bytes within the string itself.
  func keep(text: String) throws(WorkbookFault) {
    let count = text.utf8.count
    if count > 15 { try keep(count + 48) }
  }
}
