import Documents
import Generation
import JSON
import JSONSchema
import OpenAPI

/// Makes the first records of a collection when somebody first looks at it: from the fixtures, else from schemas.
struct Seeder: Sendable {
  let model: ResourceModel
  let fixtures: Fixtures
  let count: Int

  /// Makes the first records of `collection` below `parent`, once.
  func seed(_ collection: RecordCollection, parent: String, _ transaction: RecordTransaction) throws {
    guard try !transaction.isSeeded(collection.index, parent: parent) else { return }
    try transaction.markSeeded(collection.index, parent: parent)
    if collection.keyKind == .single {
      let key = RecordKey(collection: collection.index, parent: parent, key: "")
      let record = fixtures.records(collection).first ?? invented(collection, number: 1)
      return try transaction.insert(RecordAssembly.stamped(record, collection.shape, isNew: true), key)
    }
    let known = parent.isEmpty ? fixtures.records(collection) : []
    for record in known {
      let text = collection.keyMember.flatMap { TextValue.text(of: record[$0]) }
      let key =
        try text.map { RecordKey(collection: collection.index, parent: parent, key: $0) }
        ?? nextKey(collection, parent: parent, transaction)
      if let key { try insert(record, key, collection, transaction) }
    }
    guard known.isEmpty, count > 0 else { return }
    for number in 1...count { try insertInvented(number, collection, parent: parent, transaction) }
  }

  /// Whether the record is there that `keys` lead to: the placeholders' values of a path through it.
  func exists(_ collection: RecordCollection, keys: [String], _ transaction: RecordTransaction) throws -> Bool {
    if let parent = collection.parent {
      guard try exists(model.collections[parent], keys: keys, transaction) else { return false }
    }
    let depth = collection.path.parameters.count
    guard collection.isDiscoverable, depth < keys.count else { return true }
    let parent = keys.prefix(depth).map { PercentEncoding.encode($0) }.joined(separator: "/")
    try seed(collection, parent: parent, transaction)
    return try transaction.find(RecordKey(collection: collection.index, parent: parent, key: keys[depth])) != nil
  }

  /// A key that no record has; `nil` when the document allows so few that all are taken.
  func nextKey(_ collection: RecordCollection, parent: String, _ transaction: RecordTransaction) throws -> RecordKey? {
    let minimum = collection.keySchema?.keywords.minimum?.int ?? 1
    for _ in 0..<16 {
      let number = try transaction.nextNumber(collection.index, atLeast: Int64(max(1, minimum)))
      let key = RecordKey(
        collection: collection.index, parent: parent, key: text(collection, parent: parent, number: UInt64(number)))
      if try transaction.find(key) == nil { return key }
    }
    return nil
  }

  private func insertInvented(
    _ number: Int, _ collection: RecordCollection, parent: String, _ transaction: RecordTransaction
  ) throws {
    let seed = EntityTag.hash(parent) &+ UInt64(number)
    let record = try related(invented(collection, number: seed), number: seed, collection, transaction)
    var key: RecordKey?
    let examples = collection.keyExamples.compactMap { TextValue.text(of: $0) }
    if number <= examples.count {
      key = RecordKey(collection: collection.index, parent: parent, key: examples[number - 1])
    } else if collection.keyKind == .text, let member = collection.keyMember, let text = record[member]?.string?.text,
      !text.isEmpty, collection.keySchema?.isValid(.string(JSONString(text))) ?? true
    {
      key = RecordKey(collection: collection.index, parent: parent, key: text)
    }
    if let wanted = key, try transaction.find(wanted) != nil { key = nil }
    if let key = try key ?? nextKey(collection, parent: parent, transaction) {
      try insert(record, key, collection, transaction)
    }
  }

  private func insert(
    _ record: JSONValue, _ key: RecordKey, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws {
    let keyed = collection.withKey(key.key, in: record)
    try transaction.insert(RecordAssembly.stamped(keyed, collection.shape, isNew: true), key)
  }

  private func invented(_ collection: RecordCollection, number: UInt64) -> JSONValue {
    let value = Invention.value(collection.recordSchema, .full, direction: .none, number: number)
    guard let value, value != .null else { return .object(JSONObject()) }
    return value
  }

  private func text(_ collection: RecordCollection, parent: String, number: UInt64) -> String {
    switch collection.keyKind {
    case .integer, .single:
      return String(number)
    case .uuid:
      return UUIDText.version4(EntityTag.hash(collection.table + "\n" + parent), number)
    case .text:
      let member = collection.keyMember.flatMap { collection.shape?[$0]?.schema }
      let candidates = [member, collection.keySchema].compactMap { schema in
        TextValue.text(of: Invention.value(schema, .minimal, direction: .request, number: number))
      }
      let fitting = candidates.first { text in
        !text.isEmpty && collection.keySchema?.isValid(.string(JSONString(text))) ?? true
      }
      return fitting ?? "\(collection.name)-\(number)"
    }
  }
}

/// UUIDs in text (RFC 9562 §4).
enum UUIDText {
  /// A version 4 UUID whose random bits come from two numbers.
  static func version4(_ first: UInt64, _ second: UInt64) -> String {
    var generator = DeterministicGenerator(mixing: first, second)
    let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [high, low].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }
}

extension RecordKey {
  /// The key as the parent of the records below it.
  var asParent: String {
    let own = PercentEncoding.encode(key)
    return parent.isEmpty ? own : parent + "/" + own
  }
}
