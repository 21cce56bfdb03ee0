/// Fills a tree from the events of a reader, in one pass.
struct TreeBuilder {
  let path: String
  var contents = TreeContents()
  private(set) var diagnostics: [Diagnostic] = []
  /// The collections that are being read, outermost first.
  private(set) var open: [UInt32] = []
  /// The last of `open`, and how many children it has so far.
  private var innermost: UInt32 = 0
  private var children: UInt32 = 0
  /// How many children those around it have so far, outermost first.
  private var childrenAround: [UInt32] = []

  init(path: String, bytes: Int) {
    self.path = path
    // Room that is not used costs nothing, growing costs a copy; nearly all descriptions have 12 bytes a node or more.
    contents.records.reserveCapacity(bytes / 12 + 8)
    contents.text.reserveCapacity(bytes * 3 / 4)
  }

  func place(_ index: UInt32) -> Place {
    let record = contents.records[Int(index)]
    return Place(file: path, line: Int(record.line), column: Int(record.column))
  }

  mutating func warn(_ rule: String, at index: UInt32, _ message: String, remedy: String) {
    diagnostics.append(Diagnostic(.warning, rule: rule, at: place(index), message, remedy: remedy))
  }

  @inline(__always)
  mutating func scalar(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool, line: Int, column: Int) {
    append(
      isPlain ? .plain : .quoted, first: contents.text.count, second: bytes.count, line: line, column: column)
    contents.text.append(contentsOf: bytes)
  }

  mutating func alias(of target: UInt32, line: Int, column: Int) {
    append(.alias, first: Int(target), second: 0, line: line, column: column)
  }

  @inline(__always)
  mutating func begin(_ kind: TreeRecord.Kind, line: Int, column: Int) {
    let index = UInt32(contents.records.count)
    append(kind, first: 0, second: 0, line: line, column: column)
    open.append(index)
    childrenAround.append(children)
    innermost = index
    children = 0
  }

  /// Ends the innermost collection.
  @inline(__always)
  mutating func endCollection() {
    guard let index = open.popLast() else { return }
    contents.records[Int(index)].first = children
    children = childrenAround.popLast() ?? 0
    innermost = open.last ?? 0
    contents.records[Int(index)].second = UInt32(contents.records.count)
    let record = contents.records[Int(index)]
    if record.kind == .mapping, record.first > 0 { checkKeys(of: index) }
  }

  @inline(__always)
  private mutating func append(_ kind: TreeRecord.Kind, first: Int, second: Int, line: Int, column: Int) {
    children += 1
    contents.records.append(
      TreeRecord(
        kind: kind, first: UInt32(first), second: UInt32(second), line: UInt32(truncatingIfNeeded: line),
        column: UInt32(truncatingIfNeeded: column), parent: innermost))
  }

  /// Finds keys that stand twice and merge keys; makes the table of a large mapping.
  private mutating func checkKeys(of mapping: UInt32) {
    let record = contents.records[Int(mapping)]
    let members = Int(record.first) / 2
    var table = members > KeyTable.scanLimit ? KeyTable(members: members) : nil
    var key = mapping + 1
    /// Rough marks of the keys so far: where that of another key is missing, none of them is equal.
    var marks: UInt64 = 0
    while key < record.second {
      let value = contents.next(key)
      if let range = contents.range(key) {
        let earlier: UInt32?
        let mark = mark(range)
        if table != nil {
          let hash = KeyTable.hash(contents.text[range])
          earlier = table?.insert(key, hash: hash) { contents.isText($0, equalTo: range) }
        } else {
          earlier = marks & mark == 0 ? nil : contents.earlierKey(equalTo: range, before: key, in: mapping)
          marks |= mark
        }
        if let earlier { supersede(earlier, by: key) }
        if range.count == 2 { checkMerge(key, value: value, of: mapping) }
        if range.count == 3, contents.text[range].elementsEqual("$id".utf8) { contents.hasIdentifiers = true }
      } else {
        warn(
          "collection-as-key", at: key, "A sequence or mapping is used as a key, which JSON does not have.",
          remedy: "Write the key as text.")
      }
      key = contents.next(value)
    }
    if let table {
      contents.tables.append(table)
      contents.records[Int(mapping)].table = UInt32(contents.tables.count)
    }
  }

  /// One of 64 bits for a text, by its length, its first and its last byte.
  private func mark(_ range: Range<Int>) -> UInt64 {
    guard let last = range.last else { return 1 }
    let sum = range.count &* 7 &+ Int(contents.text[range.lowerBound]) &+ Int(contents.text[last]) &* 3
    return 1 << UInt64(truncatingIfNeeded: sum & 63)
  }

  private mutating func supersede(_ earlier: UInt32, by key: UInt32) {
    contents.records[Int(earlier)].isSuperseded = true
    let name = contents.range(key).map { String(decoding: contents.text[$0], as: UTF8.self) } ?? ""
    let first = place(earlier)
    diagnostics.append(
      Diagnostic(
        .error, rule: "duplicate-key", at: place(key),
        "The key `\(name)` stands twice: here and at \(first.line):\(first.column). The value here counts.",
        remedy: "Remove or rename one of them."))
  }

  private mutating func checkMerge(_ key: UInt32, value: UInt32, of mapping: UInt32) {
    guard contents.isMergeKey(key) else { return }
    let target = contents.target(value)
    var merges = contents.isMapping(value)
    if contents.records[Int(target)].kind == .sequence {
      merges = true
      var element = target + 1
      while element < contents.records[Int(target)].second {
        merges = merges && contents.isMapping(element)
        element = contents.next(element)
      }
    }
    if merges {
      contents.records[Int(mapping)].merges = true
    } else {
      warn(
        "merge-key", at: key, "The merge key `<<` has neither a mapping nor a sequence of mappings as its value.",
        remedy: "Give it an alias of a mapping, as in `<<: *base`, or quote the key.")
    }
  }
}
