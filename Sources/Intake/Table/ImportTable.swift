/// The rows of a file of separated values, below the header that the profile knows.
struct ImportTable {
  private let profile: ImportProfile
  private let limits: IntakeLimits
  private var reader: CSVReader
  /// Where each column stands.
  private var places: [ColumnRole: Int] = [:]
  /// The names of the columns as the file has them.
  private(set) var names = ColumnNames()
  /// Where each charge of the profile stands, with the column of its currency.
  private var chargePlaces: [(amount: Int, currency: Int?, isTax: Bool, name: String)] = []
  private var width = 0
  private var count = 0
  private var isOver = false

  /// Finds the header.
  init(_ text: ArraySlice<UInt8>, _ profile: ImportProfile, _ limits: IntakeLimits) throws(IntakeError) {
    self.profile = profile
    self.limits = limits
    guard let delimiter = profile.delimiter.asciiValue else {
      throw IntakeError(.badProfile, column: "delimiter", "one plain character is due")
    }
    reader = CSVReader(text, delimiter: delimiter, limits: limits)
    var missing: [ColumnRole] = []
    var above = 0
    while let row = try reader.next() {
      let found = locate(row.fields)
      let lacking = profile.required.filter { found[$0] == nil }
      if lacking.isEmpty, !found.isEmpty {
        take(row.fields, found)
        return
      }
      // The row that comes nearest tells best what is wrong.
      if missing.isEmpty || (lacking.count < missing.count && lacking.count < profile.required.count) {
        missing = lacking
      }
      above += 1
      guard above <= limits.preamble else { break }
    }
    let words = missing.compactMap { profile.columns[$0]?.first }.joined(separator: ", ")
    throw IntakeError(
      .noHeader, "no row is the header of \(profile.title): not found is \(words.isEmpty ? "any row" : words)")
  }

  private func locate(_ fields: [String]) -> [ColumnRole: Int] {
    let header = fields.map { $0.lowercased() }
    var found: [ColumnRole: Int] = [:]
    for (role, wanted) in profile.columns {
      found[role] = wanted.lazy.compactMap { header.firstIndex(of: $0.lowercased()) }.first
    }
    return found
  }

  private mutating func take(_ fields: [String], _ found: [ColumnRole: Int]) {
    places = found
    for (role, place) in found { names.set(role, fields[place]) }
    let header = fields.map { $0.lowercased() }
    let place: ([String]) -> Int? = { wanted in
      wanted.lazy.compactMap { header.firstIndex(of: $0.lowercased()) }.first
    }
    for charge in profile.charges {
      guard let amount = place(charge.column) else { continue }
      chargePlaces.append((amount, place(charge.currency), charge.isTax, fields[amount]))
    }
    width = (found.values + chargePlaces.map(\.amount)).max().map { $0 + 1 } ?? 0
  }

  var position: Int { reader.position }

  /// The next row that is not blank; nil at the table's end.
  mutating func next() throws(IntakeError) -> TableRow? {
    while !isOver, let row = try reader.next() {
      if row.isBlank { continue }
      if profile.ends.contains(where: { row.fields[0].lowercased().hasPrefix($0.lowercased()) }) {
        isOver = true
        return nil
      }
      count += 1
      guard count <= limits.rows else {
        throw IntakeError(.tooLarge, line: row.line, "the file has more than \(limits.rows) rows")
      }
      return TableRow(line: row.line, fields: row.fields, places: places, isWhole: row.fields.count >= width)
    }
    return nil
  }

  /// What the profile's columns of charges hold in a row.
  func charges(of row: TableRow) -> [(name: String, amount: String, currency: String?, isTax: Bool)] {
    chargePlaces.map { ($0.name, row.fields[$0.amount], $0.currency.map { row.fields[$0] }, $0.isTax) }
  }
}

/// A row by the meaning of its columns.
struct TableRow {
  var line: Int
  var fields: [String]
  var places: [ColumnRole: Int]
  /// The row has every column that the profile reads.
  var isWhole: Bool

  /// The text of a column; empty when the file has no such column.
  subscript(role: ColumnRole) -> String {
    guard let place = places[role], place < fields.count else { return "" }
    return fields[place]
  }
}

/// What a source calls its columns, for refusals.
struct ColumnNames: Sendable, Equatable {
  private var names: [ColumnRole: String] = [:]

  mutating func set(_ role: ColumnRole, _ name: String) { names[role] = name }

  /// Nil where the source has no such column.
  subscript(role: ColumnRole) -> String? { names[role] }

  /// The error with the column named that it came from.
  func naming(_ error: IntakeError, _ role: ColumnRole) -> IntakeError {
    var error = error
    error.column = error.column ?? names[role] ?? role.rawValue
    return error
  }
}
