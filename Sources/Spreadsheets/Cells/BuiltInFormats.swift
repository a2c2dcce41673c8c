/// The number formats that a workbook uses by number only, and what they show (ECMA-376-1:2016, 18.8.30).
enum BuiltInFormats {
  /// The language on which the formats 27 to 36 and 50 to 58 depend. A workbook does not say it; the character set of its
  /// first font does (ECMA-376-1:2016, 18.4.1).
  enum Language: Equatable {
    case chinese, taiwanese, japanese, korean

    /// The language of a character set of Windows; nothing for those of other parts of the world.
    init?(charset: Int) {
      switch charset {
      case 134: self = .chinese
      case 136: self = .taiwanese
      case 128: self = .japanese
      case 129: self = .korean
      default: return nil
      }
    }
  }

  /// The format of a number; `General` for one that is not built in.
  static func format(_ id: Int, language: Language) -> NumberFormat {
    let shown = shown(id, language)
    return shown == .number ? .general : NumberFormat(sections: [NumberFormat.Section(shown: shown)])
  }

  private static func shown(_ id: Int, _ language: Language) -> NumberFormat.Shown {
    switch id {
    case 14...16, 22: .day
    case 17: .month
    case 18...21, 45, 47: .time
    case 46: .span
    case 27...36, 50...58: eastAsian(id, language)
    // Thai.
    case 71...73, 77, 81: .day
    case 74: .month
    case 75, 76, 78, 80: .time
    case 79: .span
    default: .number
    }
  }

  /// Where a Chinese workbook shows year and month, `1998年6月`, the others show a day.
  private static func eastAsian(_ id: Int, _ language: Language) -> NumberFormat.Shown {
    switch language {
    case .chinese:
      [27, 36, 50, 52, 57].contains(id) ? .month : [32...35, 55...56].contains { $0 ~= id } ? .time : .day
    case .taiwanese: [32...35, 52...53, 55...56].contains { $0 ~= id } ? .time : .day
    case .japanese: [34, 52, 55].contains(id) ? .month : [32, 33].contains(id) ? .time : .day
    case .korean: [32, 33].contains(id) ? .time : .day
    }
  }
}
