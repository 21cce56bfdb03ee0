import JSON

/// What a journal says.
struct JournalContents: Sendable {
  /// Something that may have to be undone.
  struct Obligation: Sendable {
    /// What it is.
    enum Kind: Sendable {
      case uncertain(JournalIntent)
      case created(JournalCreation)
      case changed(JournalChange)
    }

    let number: Int
    let kind: Kind

    /// Whether there is a way to undo it, or to find out whether there is anything to undo.
    var canBeUndone: Bool {
      switch kind {
      case .uncertain(let intent): intent.search != nil || intent.read != nil
      case .created(let creation): creation.delete != nil
      case .changed: true
      }
    }
  }

  /// Which run it is; `nil` when the run was killed before it had written that.
  private(set) var header: JournalHeader?
  /// What is not undone yet, in the order in which it was done.
  private(set) var open: [Obligation] = []
  /// The highest number of a line.
  private(set) var lastNumber = 0
  /// How long the whole lines are, in bytes; what follows is a line that a kill cut off, and counts as not written.
  private(set) var length = 0

  /// Reads a journal.
  ///
  /// - Throws: the first line that is none, with its number.
  init(_ bytes: [UInt8], path: String) throws(JournalError) {
    var line = 1
    while let end = bytes[length...].firstIndex(of: UInt8(ascii: "\n")) {
      try take(Array(bytes[length..<end]), path, line)
      length = end + 1
      line += 1
    }
    if header == nil, length < bytes.count, bytes[0] != UInt8(ascii: "{") { throw Self.noJournal(path, 1) }
  }

  private mutating func take(_ bytes: [UInt8], _ path: String, _ line: Int) throws(JournalError) {
    guard let json = try? JSONParser.parse(bytes).value, let entry = JournalEntry(json) else {
      throw header == nil
        ? Self.noJournal(path, line)
        : JournalError(
          "\(path):\(line): This is no line of a journal.",
          remedy: "Repair or remove the line; the lines before and after it say what can be put back.")
    }
    guard (header == nil) == entry.isHeader else { throw Self.noJournal(path, line) }
    switch entry {
    case .run(let header):
      guard header.version == JournalHeader.currentVersion else {
        throw JournalError(
          "\(path):\(line): The journal has version \(header.version), and this program reads version "
            + "\(JournalHeader.currentVersion).", remedy: "Use the contract-test that wrote it: \(header.tool).")
      }
      self.header = header
    case .intent(let number, let intent): add(Obligation(number: number, kind: .uncertain(intent)))
    case .created(let number, let intent, let creation):
      open.removeAll { $0.number == intent }
      add(Obligation(number: number, kind: .created(creation)))
    case .changed(let number, let change): add(Obligation(number: number, kind: .changed(change)))
    case .done(let number): open.removeAll { $0.number == number }
    case .complete: open = []
    }
  }

  private mutating func add(_ obligation: Obligation) {
    open.append(obligation)
    lastNumber = max(lastNumber, obligation.number)
  }

  private static func noJournal(_ path: String, _ line: Int) -> JournalError {
    JournalError(
      "\(path):\(line): This is no journal of contract-test.", remedy: "Name the file that --journal of the run named.")
  }
}

extension JournalEntry {
  fileprivate var isHeader: Bool {
    if case .run = self { true } else { false }
  }
}
