import JSON

/// The records and texts of a document, while and after it is read.
struct TreeContents: Sendable {
  var records: [TreeRecord] = []
  /// The texts of all scalars.
  var text: [UInt8] = []
  var tables: [KeyTable] = []
  /// Whether any mapping has the key `$id`.
  var hasIdentifiers = false

  /// The record after `index` and all that is in it.
  func next(_ index: UInt32) -> UInt32 {
    let record = records[Int(index)]
    return record.kind == .sequence || record.kind == .mapping ? record.second : index + 1
  }

  /// What `index` stands for when it is an alias.
  func target(_ index: UInt32) -> UInt32 {
    let record = records[Int(index)]
    return record.kind == .alias ? record.first : index
  }

  /// Whether it is a mapping, or an alias of one.
  func isMapping(_ index: UInt32) -> Bool {
    records[Int(target(index))].kind == .mapping
  }

  /// Where the text of a scalar, or of the scalar that an alias stands for, is; nil for a collection.
  func range(_ index: UInt32) -> Range<Int>? {
    let record = records[Int(target(index))]
    guard record.kind == .plain || record.kind == .quoted else { return nil }
    return Int(record.first)..<(Int(record.first) + Int(record.second))
  }

  /// Whether a key is a scalar that counts.
  func isUsableKey(_ key: UInt32) -> Bool {
    !records[Int(key)].isSuperseded && range(key) != nil
  }

  /// Whether the key is a plain `<<`.
  func isMergeKey(_ key: UInt32) -> Bool {
    let record = records[Int(key)]
    return record.kind == .plain && record.second == 2 && text[Int(record.first)] == UInt8(ascii: "<")
      && text[Int(record.first) + 1] == UInt8(ascii: "<")
  }

  /// The record of the key with this text in a mapping itself.
  func key(_ bytes: UnsafeBufferPointer<UInt8>, in mapping: UInt32) -> UInt32? {
    let record = records[Int(mapping)]
    return text.withUnsafeBufferPointer { text in
      let matches = { (key: UInt32) in
        guard let range = range(key), range.count == bytes.count else { return false }
        return UTF8Sequence.areEqual(UnsafeBufferPointer(rebasing: text[range]), bytes)
      }
      if record.table > 0 { return tables[Int(record.table) - 1].find(hash: KeyTable.hash(bytes), matches) }
      var key = mapping + 1
      while key < record.second {
        if matches(key), !records[Int(key)].isSuperseded { return key }
        key = next(next(key))
      }
      return nil
    }
  }

  func isText(_ key: UInt32, equalTo other: Range<Int>) -> Bool {
    guard let range = range(key), range.count == other.count else { return false }
    return text[range].elementsEqual(text[other])
  }

  /// The last key before `limit` whose text is that of `range`.
  func earlierKey(equalTo range: Range<Int>, before limit: UInt32, in mapping: UInt32) -> UInt32? {
    var key = mapping + 1
    var found: UInt32?
    while key < limit {
      if isText(key, equalTo: range) { found = key }
      key = next(next(key))
    }
    return found
  }
}
