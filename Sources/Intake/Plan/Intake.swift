/// Reads brokers' own files: what an import would do, as events of the book. Nothing is taken here; who holds the book
/// compares the plan with what is known and appends it.
public enum Intake {
  /// Plans the import of a table.
  /// - Parameters:
  ///   - progress: is told now and then how many bytes have been read.
  /// - Throws: why the file as a whole cannot be read. Faults of single rows stand in the plan.
  public static func plan(
    _ bytes: [UInt8], _ profile: ImportProfile, _ context: ImportContext,
    progress: (_ bytesRead: Int) -> Void = { _ in }
  ) throws(IntakeError) -> ImportPlan {
    let text = try SourceText.checked(bytes, context.limits)
    switch profile.content {
    case .activity: return try activities(text, profile, context, progress)
    case .positions: return try positions(text, profile, context)
    case .prices, .rates, .splits: return try market(text, profile, context, progress)
    }
  }

  /// Plans the import of a file by the name of a built-in profile.
  public static func plan(
    _ bytes: [UInt8], named name: String, _ context: ImportContext, progress: (_ bytesRead: Int) -> Void = { _ in }
  ) throws(IntakeError) -> ImportPlan {
    if name == BuiltInProfiles.flex {
      return try FlexImport.plan(try SourceText.checked(bytes, context.limits), context, progress)
    }
    if name == BuiltInProfiles.openFinance {
      return try OFXImport.plan(try SourceText.checked(bytes, context.limits), context)
    }
    return try plan(bytes, try BuiltInProfiles.profile(named: name), context, progress: progress)
  }

  /// Rows between two calls that tell the progress.
  private static let progressDistance = 1024

  private static func positions(
    _ text: ArraySlice<UInt8>, _ profile: ImportProfile, _ context: ImportContext
  ) throws(IntakeError) -> ImportPlan {
    var table = try ImportTable(text, profile, context.limits)
    var run = PositionsImport(profile, names: table.names, context: context)
    while let row = try table.next() { run.take(row) }
    return try run.finished()
  }

  private static func market(
    _ text: ArraySlice<UInt8>, _ profile: ImportProfile, _ context: ImportContext, _ progress: (Int) -> Void
  ) throws(IntakeError) -> ImportPlan {
    var table = try ImportTable(text, profile, context.limits)
    let reader = MarketReader(profile: profile, names: table.names, context: context)
    var plan = ImportPlan(profile: profile.name)
    while let row = try table.next() {
      if plan.rows.count % progressDistance == 0 { progress(table.position) }
      plan.rows.append(reader.row(row))
    }
    return plan
  }

  private static func activities(
    _ text: ArraySlice<UInt8>, _ profile: ImportProfile, _ context: ImportContext, _ progress: (Int) -> Void
  ) throws(IntakeError) -> ImportPlan {
    var table = try ImportTable(text, profile, context.limits)
    let reader = ActivityReader(profile: profile, names: table.names)
    let mapper = ActivityEvents(
      quantitySigns: profile.quantitySigns, amountSigns: profile.amountSigns, tolerance: profile.tolerance,
      names: table.names, context: context)
    var run = ActivityImport(profile: profile.name, mapper: mapper, context: context)
    var count = 0
    while let row = try table.next() {
      count += 1
      if count % progressDistance == 0 { progress(table.position) }
      run.take(line: row.line, action: DecimalForm.shown(row[.action])) { () throws(IntakeError) in
        try reader.activity(row, charges: row.isWhole ? table.charges(of: row) : [])
      }
    }
    return run.finished(profile.order)
  }
}
