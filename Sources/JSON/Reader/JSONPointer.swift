/// Finds out where in the structure of a text an offset lies, by going over the text again. It happens only for texts
/// that are refused, so that reading itself keeps no path.
enum JSONPointer {
  /// Longest path told, in bytes; the rest of a deeper place is left out.
  private static let longest = 256

  private struct Level {
    let isObject: Bool
    var index = 0
    var name: JSONPiece?
    var wantsName: Bool
  }

  /// The JSON Pointer of the innermost value that has begun before `offset`. The text up to there is well-formed.
  static func path(to offset: Int, in base: UnsafeRawPointer) -> String {
    var levels: [Level] = []
    var position = 0
    while position < offset {
      switch base.load(fromByteOffset: position, as: UInt8.self) {
      case UInt8(ascii: "{"): levels.append(Level(isObject: true, wantsName: true))
      case UInt8(ascii: "["): levels.append(Level(isObject: false, wantsName: false))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
      case UInt8(ascii: ",") where !levels.isEmpty: step(&levels[levels.count - 1])
      case UInt8(ascii: "\""):
        let piece = string(from: position + 1, to: offset, in: base)
        guard piece.end < offset else { return text(of: levels, in: base) }
        if let level = levels.last, level.wantsName {
          levels[levels.count - 1].name = piece
          levels[levels.count - 1].wantsName = false
        }
        position = piece.end
      default: break
      }
      position += 1
    }
    return text(of: levels, in: base)
  }

  private static func step(_ level: inout Level) {
    level.index += 1
    level.name = nil
    level.wantsName = level.isObject
  }

  /// The string that begins at `start`, up to its closing quote or to `limit`.
  private static func string(from start: Int, to limit: Int, in base: UnsafeRawPointer) -> JSONPiece {
    var position = start
    var hasEscapes = false
    while position < limit {
      let byte = base.load(fromByteOffset: position, as: UInt8.self)
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      }
      position += 1
    }
    return JSONPiece(start: start, end: min(position, limit), hasEscapes: hasEscapes)
  }

  private static func text(of levels: [Level], in base: UnsafeRawPointer) -> String {
    var path = ""
    for level in levels {
      var step = "/"
      if level.isObject {
        guard let name = level.name else { break }
        for character in name.text(in: base).unicodeScalars {
          switch character {
          case "~": step += "~0"
          case "/": step += "~1"
          default: step.unicodeScalars.append(character)
          }
        }
      } else {
        step += "\(level.index)"
      }
      guard path.utf8.count + step.utf8.count <= longest else { break }
      path += step
    }
    return path
  }
}
