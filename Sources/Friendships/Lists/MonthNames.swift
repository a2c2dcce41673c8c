/// The names of the months in the languages of lists.
enum MonthNames {
  /// The number of a month by its name or a short form of it, in lower case; nothing for another word. Of a name that is another month
  /// in another language that of the language with the most lists.
  static func number(_ word: String) -> Int? { numbers[word]?.first?.month }

  /// What a name means: the month and the number of the language, for each language that has it.
  static func meanings(_ word: String) -> [(month: Int, language: Int)] { numbers[word] ?? [] }

  /// The first word of a text that is one month in one language and another in another, as listopada, which is November in Polish
  /// and October in Croatian.
  static func ambiguous(in text: String) -> String? {
    // In a date of figures alone there is no word.
    guard text.utf8.contains(where: { $0 >= UInt8(ascii: "A") }),
      text.contains(where: { !$0.isASCII || $0.isLetter })
    else { return nil }
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return words.first { Set(meanings($0).map(\.month)).count > 1 }
  }

  /// The names in English.
  static let english = names.prefix { $0 != "\n" }.split(separator: " ").map { String($0.prefix { $0 != "/" }) }

  /// Words that head the lists of a language, by its line below, and those of no other that has one of its names for another month.
  static func listWords(_ language: Int) -> Set<String> { listWords[language] ?? [] }

  private static let listWords: [Int: Set<String>] = {
    let lines = """
      13 miasto miasta miast kraj państwo rok roku data podpisania umowy partnerskie bliźniacze partnerstwa współpracy nawiązania
      14 město města země stát rok roku podpisu smlouvy partnerská partnerské spolupráce
      16 grad gradovi grada država zemlja godina godine potpisivanja sporazuma prijateljstva partnerski prijateljski bratimljeni
      """
    return lines.split(separator: "\n").reduce(into: [:]) { result, line in
      let words = line.split(separator: " ").map(String.init)
      if let language = Int(words[0]) { result[language] = Set(words.dropFirst()) }
    }
  }()

  private static let numbers: [String: [(month: Int, language: Int)]] = {
    var numbers: [String: [(month: Int, language: Int)]] = [:]
    for (language, line) in names.split(separator: "\n").enumerated() {
      for (index, forms) in line.split(separator: " ").enumerated() {
        for form in forms.split(separator: "/") { numbers[String(form), default: []].append((index + 1, language)) }
      }
    }
    return numbers
  }()

  /// A line for each language: English, German, French, Spanish, Portuguese, Italian, Dutch, Catalan, Romanian; Swedish, Danish and
  /// Norwegian, Finnish, Estonian; Polish, Czech, Slovak, Croatian; Hungarian, Turkish, Indonesian; Russian, Ukrainian, Bulgarian,
  /// Greek. Where a date has the name in another case, as in Polish, both are there.
  private static let names = """
    january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
    januar/jänner februar/feber märz/mrz/maerz april mai juni juli august september oktober/okt november dezember/dez
    janvier/janv février/févr/fevrier mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/déc/decembre
    enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic
    janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro/set outubro/out novembro dezembro
    gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre dicembre
    januari februari maart/mrt april mei juni juli augustus september oktober november december
    gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
    ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
    januari februari mars april maj juni juli augusti september oktober november december
    januar februar marts/mars april maj/mai juni juli august september oktober november december/desember
    tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta joulukuu/joulukuuta
    jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
    stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień
    ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu/listopad prosince/prosinec
    januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august septembra/september októbra/október novembra/november decembra/december
    siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj kolovoza/kolovoz rujna/rujan listopada/listopad studenoga/studeni prosinca/prosinac
    január február március április május június július augusztus szeptember október november december
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    januari februari maret april mei juni juli agustus september oktober november desember
    января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь
    січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень
    януари февруари март април май юни юли август септември октомври ноември декември
    ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος μαΐου/μάιος ιουνίου/ιούνιος ιουλίου/ιούλιος αυγούστου/αύγουστος σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος δεκεμβρίου/δεκέμβριος
    """
}
