/// The first thing that is wrong with a stored journal.
public struct JournalFault: Sendable, Equatable {
  /// Kinds of fault; more may be added.
  public struct Kind: Sendable, Hashable {
    private enum Base: Sendable, Hashable {
      case altered, removed, swapped, gap, relinked, tailCut, replaced, anchorMissing, anchorDamaged, damagedFile,
        refused
    }
    private let base: Base

    /// A row does not have the content that its hash was made of.
    public static let altered = Kind(base: .altered)
    /// Rows are missing between two others.
    public static let removed = Kind(base: .removed)
    /// Two rows have changed places.
    public static let swapped = Kind(base: .swapped)
    /// The rows are chained, but their positions are not gapless.
    public static let gap = Kind(base: .gap)
    /// A row is whole in itself but does not follow the one before: one of the two was written anew.
    public static let relinked = Kind(base: .relinked)
    /// Rows that the anchor knows are missing at the end.
    public static let tailCut = Kind(base: .tailCut)
    /// The journal is a whole chain, but not the one that was anchored.
    public static let replaced = Kind(base: .replaced)
    /// There are rows, but no anchor.
    public static let anchorMissing = Kind(base: .anchorMissing)
    /// The anchor's file was altered.
    public static let anchorDamaged = Kind(base: .anchorDamaged)
    /// The database file itself is damaged.
    public static let damagedFile = Kind(base: .damagedFile)
    /// The reader of the rows found fault with what is in one.
    public static let refused = Kind(base: .refused)
  }

  /// The kind of fault.
  public let kind: Kind
  /// Number of the row where it shows, if it shows in one.
  public let row: Int64?
  /// Global position of the first event that is concerned, as the chain before it tells.
  public let position: Int64?
  /// One sentence for people.
  public let text: String

  init(_ kind: Kind, row: Int64? = nil, position: Int64? = nil, _ text: String) {
    self.kind = kind
    self.row = row
    self.position = position
    self.text = text
  }

  static func damagedFile(after head: Head) -> JournalFault {
    JournalFault(
      .damagedFile, row: head.rows + 1, position: head.position + 1,
      "The database file is damaged behind row \(head.rows) (position \(head.position)).")
  }
}
