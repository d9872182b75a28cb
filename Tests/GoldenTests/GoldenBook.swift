import CivilTime
import Foundation
import Money
import Testing

/// A life of accounts told as events, with what is expected of it at moments on the way.
///
/// A file is read from top to bottom: `#` lines are its header, JSON lines are events, `--- TIME` asks at that moment
/// what the lines under it expect: a line `WHERE ACCOUNT`, then a line `NAME VALUE` per number. Behind the account may
/// stand what is asked of it, the rest of a path: `book T1 history?from=2026-01-06&parts=1`, `snaptrade T1 balances`.
/// Members of members are named with points between, elements by their number, and `LIST.count` is how many there are.
/// `NAME ~0.0285` compares with the answer rounded to as many decimals, `NAME =5` a broker's member by its number.
struct GoldenBook: Sendable, CustomTestStringConvertible {
  /// Where the expected numbers come from.
  enum Source: String { case published, computed, recorded }

  /// Who is asked.
  enum Place: String {
    case figures, aries, ariesV2 = "aries_v2", tradestation, snaptrade, book

    /// Decimals are a part of what it answers.
    var tellsTexts: Bool { [.aries, .ariesV2, .tradestation].contains(self) }
  }

  struct Expectation: Sendable {
    let line: Int
    let place: Place
    let account: String
    /// The rest of the path that is asked for, where the place has several.
    let path: String
    let name: String
    let value: String
  }

  /// Events, and what is expected once they are told.
  struct Chapter: Sendable {
    let at: Instant
    let events: [String]
    let expectations: [Expectation]
  }

  let name: String
  let source: Source
  /// The sections and examples that the book tells.
  let covers: String
  let chapters: [Chapter]

  var testDescription: String { name }

  struct Malformed: Error { let text: String }
}

extension GoldenBook {
  init(name: String, text: String) throws {
    var reader = Reader(name: name)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try reader.take(String(line), number: index + 1)
    }
    self = try reader.finished()
  }

  /// Every book of the folder, in order of their names.
  static let all: [GoldenBook] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Books")
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".book") }.sorted()
        .map { file in
          let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
          return try GoldenBook(name: String(file.dropLast(5)), text: text)
        }
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private struct Reader {
    let name: String
    var header: [String: String] = [:]
    var chapters: [Chapter] = []
    var events: [String] = []
    var expectations: [Expectation] = []
    var at: Instant?
    var place: (Place, account: String, path: String)?

    init(name: String) { self.name = name }

    mutating func take(_ line: String, number: Int) throws {
      if line.isEmpty { return }
      if line.hasPrefix("#") {
        guard let colon = line.firstIndex(of: ":") else { return }
        let word = line[line.index(after: line.startIndex)..<colon].trimmingCharacters(in: .whitespaces)
        header[word] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      } else if line.hasPrefix("{") {
        close()
        events.append(line)
      } else if line.hasPrefix("--- ") {
        close()
        guard let instant = Instant(rfc3339: String(line.dropFirst(4))) else { throw malformed(number, "no time") }
        at = instant
      } else {
        try takeExpectation(line, number)
      }
    }

    private mutating func takeExpectation(_ line: String, _ number: Int) throws {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard at != nil, words.count == 2 else { throw malformed(number, "a name and a value are due after a time") }
      if let place = Place(rawValue: words[0]) {
        let parts = words[1].split(separator: " ", maxSplits: 1).map(String.init)
        self.place = (place, parts[0], parts.count == 2 ? parts[1] : "")
      } else if let place {
        expectations.append(
          Expectation(
            line: number, place: place.0, account: place.account, path: place.path, name: words[0], value: words[1]))
      } else {
        throw malformed(number, "no place is named before")
      }
    }

    private mutating func close() {
      guard let moment = at else { return }
      chapters.append(Chapter(at: moment, events: events, expectations: expectations))
      (events, expectations, at, place) = ([], [], nil, nil)
    }

    mutating func finished() throws -> GoldenBook {
      close()
      guard let source = header["Source"].flatMap({ word in Source(rawValue: String(word.prefix { $0.isLetter })) }),
        let covers = header["Covers"], events.isEmpty, chapters.contains(where: { !$0.expectations.isEmpty })
      else { throw malformed(1, "a book names its Source and what it Covers, and expects something of every event") }
      return GoldenBook(name: name, source: source, covers: covers, chapters: chapters)
    }

    private func malformed(_ line: Int, _ text: String) -> Malformed { Malformed(text: "\(name):\(line): \(text)") }
  }
}
