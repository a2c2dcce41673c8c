import Testing

@testable import Gazetteer

/// How names are looked up in the world that is compiled in.
@Suite struct FindTests {
  let gazetteer: Gazetteer

  init() throws { gazetteer = try world() }

  /// A name as a list has it, the country's code, and where the place is, in degrees.
  static let spellings: [(name: String, country: String?, latitude: Double, longitude: Double)] = [
    ("Köln", "DE", 50.94, 6.96), ("KOELN", "DE", 50.94, 6.96), ("Koln", "DE", 50.94, 6.96),
    ("Ko\u{308}ln", "DE", 50.94, 6.96), ("Düsseldorf", "DE", 51.22, 6.78), ("Duesseldorf", "DE", 51.22, 6.78),
    ("Landeshauptstadt Düsseldorf", "DE", 51.22, 6.78), ("Freie und Hansestadt Hamburg", "DE", 53.55, 10.0),
    ("Straßburg", "FR", 48.57, 7.75), ("Ville de Lyon", "FR", 45.75, 4.84), ("Saint-Etienne", "FR", 45.43, 4.39),
    ("St. Etienne", "FR", 45.43, 4.39), ("L’Aquila", "IT", 42.35, 13.4), ("Łódź", "PL", 51.76, 19.46),
    ("Lodz", "PL", 51.76, 19.46), ("gmina Zgierz", "PL", 51.86, 19.41), ("İzmir", "TR", 38.42, 27.14),
    ("Ｔｏｋｙｏ", "JP", 35.69, 139.69), ("Yokohama-shi", "JP", 35.44, 139.64), ("横滨市", "JP", 35.44, 139.64),
    ("橫濱", "JP", 35.44, 139.64), ("ヨコハマ", "JP", 35.44, 139.64), ("ﾖｺﾊﾏ", "JP", 35.44, 139.64),
    ("奈良市 Nara", "JP", 34.69, 135.8), ("奈良市\nNara", "JP", 34.69, 135.8), ("Nara（奈良市）", "JP", 34.69, 135.8),
    ("北 九 州 市", "JP", 33.88, 130.88), ("浜松", "JP", 34.71, 137.73), ("滨松市", "JP", 34.71, 137.73),
    ("City of Johannesburg", "ZA", -26.2, 28.04), ("Kansas City", "US", 39.1, -94.58),
    ("Columbus/Ohio", "US", 39.96, -83.0), ("堪萨斯市 (密苏里州) Kansas city", "US", 39.1, -94.58),
    ("부산광역시", "KR", 35.18, 129.08), ("부산", "KR", 35.18, 129.08),
    ("\u{1107}\u{116E}\u{1109}\u{1161}\u{11AB}", "KR", 35.18, 129.08), ("Goyang City", "KR", 37.66, 126.83),
    ("Saint-Denis, La Réunion", nil, -20.88, 55.45), ("Nouméa", "FR", -22.27, 166.45), ("Nuuk", "DK", 64.18, -51.72),
    ("San Juan", "PR", 18.47, -66.1), ("台北", "CN", 25.05, 121.53), ("Warsaw (Poland)", nil, 52.23, 21.01),
    ("중국 헤이룽장성 치치하얼시", nil, 47.35, 123.92), ("Springfield, Illinois", "US", 39.8, -89.64),
    ("Springfield (IL)", "US", 39.8, -89.64), ("Frankfurt (Oder)", "DE", 52.34, 14.55),
    ("Frankfurt am Main", "DE", 50.11, 8.68), ("Halle (Saale)", "DE", 51.48, 11.97), ("PARIS", nil, 48.86, 2.35),
    ("Frankfurt a. M.", "DE", 50.11, 8.68), ("Freiburg i. Br.", "DE", 47.99, 7.85),
    ("Rothenburg o.d.T.", "DE", 49.38, 10.18), ("Mülheim a.d. Ruhr", "DE", 51.43, 6.88),
    ("Bolzano - Bozen", "IT", 46.5, 11.35), ("Bruxelles – Brussel", "BE", 50.85, 4.35), ("Praha 1", "CZ", 50.09, 14.42),
    ("Porto Alegre - RS", "BR", -30.03, -51.23), ("平澤市", "KR", 36.99, 127.11), ("仁川", "KR", 37.46, 126.71),
    ("ボルゴグラード市", "RU", 48.72, 44.5), ("ヴォルゴグラード", "RU", 48.72, 44.5), ("ハノーバー", "DE", 52.37, 9.73),
    ("Дулут, Миннесота", "US", 46.79, -92.1), ("Тюбинген", "DE", 48.52, 9.06), ("Ла-Рошель", "FR", 46.16, -1.15),
    ("Zagrebe", "HR", 45.81, 15.98), ("昆山县", "CN", 31.38, 120.95), ("철원군", "KR", 38.15, 127.31),
    ("Москва", "RU", 55.75, 37.62), ("г. Иркутск", "RU", 52.3, 104.3), ("ΑΘΗΝΑ", "GR", 37.98, 23.73),
    ("下关", "JP", 33.96, 130.94), ("下関", "JP", 33.96, 130.94), ("下關市", "JP", 33.96, 130.94),
    ("Birmingham", "GB", 52.48, -1.9), ("paris", "fr", 48.86, 2.35),
  ]

  @Test func aNameIsFoundHoweverItIsWritten() throws {
    for asked in Self.spellings {
      let finding = try gazetteer.find(asked.name, country: asked.country)
      let place = try #require(finding.place, "\(asked.name): \(finding.grade)")
      #expect(place.distance(latitude: asked.latitude, longitude: asked.longitude) < 15, "\(asked.name): \(place)")
      #expect(finding.candidates.contains(place))
    }
  }

  @Test func severalAlikeAreToldApart() throws {
    let finding = try gazetteer.find("Springfield", country: "US")
    #expect(finding.grade == .choose)
    #expect(finding.place == nil)
    #expect(finding.candidates.count == Gazetteer.candidateLimit)
    #expect(finding.candidates.map(\.population) == finding.candidates.map(\.population).sorted(by: >))
    #expect(finding.candidates.first { $0.area == "IL" }?.near != nil)
    #expect(try gazetteer.find("Springfield", country: "US", within: "Illinois").grade == .one)
    #expect(try gazetteer.find("Springfield", country: "US", within: "伊利诺伊州").place?.area == "IL")
    #expect(try gazetteer.find("San José", country: nil).grade == .choose)
    #expect(try gazetteer.find("San José", country: "CR").grade == .largest)
  }

  @Test func aStateThatHasNoSuchPlaceLeavesNone() throws {
    let finding = try gazetteer.find("Springfield, Hawaii", country: "US")
    #expect(finding.grade == .unknown)
    #expect(finding.place == nil)
  }

  /// A name that is another place's second name is taken only where nothing speaks against it: Biella is called Bella, too.
  @Test func anAlternativeNameDoesNotBeatAMainName() throws {
    let finding = try gazetteer.find("Bella", country: "IT")
    #expect(finding.grade == .choose)
    #expect(Set(finding.candidates.map(\.name)) == ["Biella", "Bella"])
    #expect(try gazetteer.find("Bella, Basilicata", country: "IT").place?.name == "Bella")
  }

  @Test func theNameInAnotherCountryIsSuggestedAndNeverTaken() throws {
    let finding = try gazetteer.find("Paris", country: "JP")
    #expect(finding.grade == .unknown)
    #expect(finding.place == nil && finding.candidates.isEmpty)
    #expect(finding.suggestions.contains { $0.name == "Paris" && $0.country == "FR" })
    #expect(try gazetteer.find("Paris", country: "JP", suggests: false).suggestions.isEmpty)
    #expect(try gazetteer.find("Paris, Japan", country: nil).suggestions.contains { $0.country == "FR" })
  }

  @Test func aMisspeltNameIsSuggestedAndNeverTaken() throws {
    for (wrong, right, country): (String, String, String?) in [
      ("Sapoporo", "Sapporo", "JP"), ("Yokohoma", "Yokohama", "JP"), ("Dresdne", "Dresden", "DE"),
      ("Shangahi", "Shanghai", nil),
    ] {
      let finding = try gazetteer.find(wrong, country: country)
      #expect(finding.grade == .unknown, "\(wrong)")
      #expect(finding.suggestions.first?.name == right, "\(wrong): \(finding.suggestions.map(\.name))")
    }
  }

  static let regions: [(name: String, country: String?)] = [
    ("素林府", "TH"), ("ヴェネト州", "IT"), ("Mombasa County", "KE"), ("Land Brandenburg", "DE"), ("Veneto", "IT"),
    ("昆士兰州", "AU"), ("广岛县", "JP"), ("경기도", "KR"), ("Gyeonggi-do", "KR"), ("Queensland State", "AU"),
    ("哈特福縣", "US"), ("洛杉矶县", "US"), ("史坦堡縣", "DE"), ("오렌지군", "US"), ("モンゴメリー郡", "US"),
    ("Omsk Oblast", "RU"), ("Омская область", "RU"), ("미국 하와이주 마우이카운티", nil),
  ]

  @Test func aRegionIsNoPlace() throws {
    for asked in Self.regions {
      let finding = try gazetteer.find(asked.name, country: asked.country)
      #expect(finding.grade == .region, "\(asked.name): \(finding)")
      #expect(finding.place == nil)
    }
  }

  @Test func aRegionHasThePlacesOfItsName() throws {
    #expect(try gazetteer.find("Mombasa County", country: "KE").candidates.map(\.name) == ["Mombasa"])
  }

  static let continents: [(name: String, country: String, continent: Continent)] = [
    ("Irkutsk", "RU", .asia), ("Kazan", "RU", .europe), ("Ufa", "RU", .europe), ("Yekaterinburg", "RU", .asia),
    ("Istanbul", "TR", .europe), ("Üsküdar", "TR", .asia), ("Edirne", "TR", .europe), ("Bursa", "TR", .asia),
    ("Almaty", "KZ", .asia), ("Cairo", "EG", .africa), ("Auckland", "NZ", .oceania), ("Lima", "PE", .southAmerica),
    ("Panamá", "PA", .northAmerica),
  ]

  @Test func thePlaceTellsTheContinent() throws {
    for asked in Self.continents {
      let finding = try gazetteer.find(asked.name, country: asked.country)
      #expect((finding.place ?? finding.candidates.first)?.continent == asked.continent, "\(asked.name)")
    }
  }

  /// Rows with coordinates of their own are in the continent of the nearest place of that country.
  @Test func coordinatesTellTheContinentByTheSameRule() throws {
    for asked in Self.continents {
      let finding = try gazetteer.find(asked.name, country: asked.country)
      let place = try #require(finding.place ?? finding.candidates.first)
      let continent = try gazetteer.continent(of: asked.country, latitude: place.latitude, longitude: place.longitude)
      #expect(continent == asked.continent, "\(asked.name)")
    }
    // Orenburg and Ufa keep the time of Yekaterinburg west of 59° E, Orsk east of it near that meridian; Tyumen is beyond.
    #expect(try gazetteer.continent(of: "RU", latitude: 51.77, longitude: 55.1) == .europe)
    #expect(try gazetteer.continent(of: "RU", latitude: 57.15, longitude: 65.53) == .asia)
    // Chukotka, beyond the antimeridian.
    #expect(try gazetteer.continent(of: "RU", latitude: 66.05, longitude: -169.8) == .asia)
    // Kadıköy lies on the other side of the Bosporus, Çanakkale on that of the Dardanelles, west of Istanbul.
    #expect(try gazetteer.continent(of: "TR", latitude: 40.99, longitude: 29.03) == .asia)
    #expect(try gazetteer.continent(of: "TR", latitude: 40.15, longitude: 26.41) == .asia)
    #expect(try gazetteer.continent(of: "XX", latitude: 0, longitude: 0) == nil)
  }

  @Test func twoNamesThatDisagreeAreToBeChosen() throws {
    let finding = try gazetteer.find("奈良市 Yokohama", country: "JP")
    #expect(finding.grade == .choose)
    #expect(Set(finding.candidates.prefix(2).map(\.name)) == ["Nara-shi", "Yokohama"])
  }

  static let noNames = [
    "", " ", "\u{0}", "...", "()", "（", ")", ",,,", "/", "กรุงเทพ", "თბილისი", "القاهرة", "ירושלים", "\u{202E}siraP",
    "🌍",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-xy", String(repeating: "a", count: 60),
    "\u{FFFF}", "市", "シ", "省", "1234",
  ]

  @Test func whatIsNoNameIsUnknown() throws {
    for name in Self.noNames {
      for country in [nil, "JP", "XX", ""] {
        let finding = try gazetteer.find(name, country: country, within: name)
        #expect(finding.grade == .unknown && finding.place == nil, "\(name): \(finding)")
      }
    }
  }

  @Test func aListOfManyPlacesEndsSomehow() throws {
    let many = String(repeating: "Paris, ", count: 80)
    #expect(try gazetteer.find(many, country: "FR", within: many).grade != .region)
    #expect(try gazetteer.find(String(repeating: "(", count: 500), country: nil).grade == .unknown)
  }

  @Test func longTextsAreNotLookedUp() throws {
    let long = String(repeating: "Paris (", count: 9400)
    #expect(try gazetteer.find(long, country: "FR").grade == .unknown)
    #expect(try gazetteer.find("Paris", country: "FR", within: long).grade == .unknown)
    #expect(gazetteer.countries.code(ofName: long) == nil)
    #expect(gazetteer.countries.suggestions(for: long).isEmpty)
  }

  @Test func aNulIsASeparator() throws {
    #expect(try gazetteer.find("Köln\u{0}", country: "DE").place?.name == "Köln")
  }

  @Test func aLargeCityNeedsNoCountry() throws {
    for name in ["Shanghai", "Istanbul", "Lagos", "São Paulo", "Mumbai", "Kyiv", "Ürümqi", "Ho Chi Minh City"] {
      let finding = try gazetteer.find(name, country: nil)
      #expect(finding.place != nil, "\(name): \(finding.grade)")
      #expect(try gazetteer.find(name, country: finding.place?.country).place?.name == finding.place?.name)
    }
  }
}
