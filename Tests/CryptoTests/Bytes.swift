import Crypto

/// The bytes of hexadecimal text in a test's table.
func hex(_ text: String) -> [UInt8] { Hex.decode(text)! }

/// The UTF-8 bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
