import JSON
import JSONSchema
import Synchronization

/// The members that a schema gives an object, `$ref` and combinations resolved.
final class ObjectShape: Sendable {
  /// A member and what the document says about it.
  struct Member: Sendable {
    let name: JSONString
    let schema: Schema
    let readOnly: Bool
    let writeOnly: Bool
    let required: Bool
    /// The value that an absent member stands for.
    let defaultValue: JSONValue?
    /// `nil` when any type is allowed.
    let types: TypeSet?
    let format: String?
    fileprivate let inner: LazyShape?

    /// A value that is no member, as if it were one without a name.
    init(whole schema: Schema) {
      let traits = ValueTraits(schema)
      name = ""
      self.schema = schema
      readOnly = false
      writeOnly = false
      required = true
      defaultValue = nil
      types = traits.types
      format = traits.format
      inner = nil
    }

    fileprivate init(
      name: JSONString, schema: Schema, required: Bool, traits: ValueTraits, inner: LazyShape?
    ) {
      self.name = name
      self.schema = schema
      self.required = required
      readOnly = traits.readOnly
      writeOnly = traits.writeOnly
      defaultValue = traits.defaultValue
      types = traits.types
      format = traits.format
      self.inner = inner
    }

    /// The shape of an object, or of the objects of an array.
    var nested: ObjectShape? { inner?.shape }
  }

  /// What there is among the members, here or further down.
  private struct Contents {
    var readOnly = false
    var writeOnly = false
    var defaults = false
  }

  let members: [Member]
  /// Whether members that are not named are forbidden.
  let isClosed: Bool
  /// Whether a member here or further down is read-only.
  var hasReadOnly: Bool { contents.readOnly }
  /// Whether a member here or further down is write-only.
  var hasWriteOnly: Bool { contents.writeOnly }
  /// Whether a member here or further down has a default.
  var hasDefaults: Bool { contents.defaults }
  private let index: [JSONString: Int]
  private let known = Mutex<Contents?>(nil)

  /// The shape of `schema`; `nil` when it names no members.
  convenience init?(_ schema: Schema) {
    self.init(schema, depth: 0)
  }

  fileprivate init?(_ schema: Schema, depth: Int) {
    var collector = MemberCollector(table: schema.table)
    collector.collect(schema.id)
    guard !collector.names.isEmpty, depth < 6 else { return nil }
    var members: [Member] = []
    for name in collector.names {
      guard let found = collector.found[name] else { continue }
      let traits = ValueTraits(schema.table.schema(found))
      let inner = traits.items ?? (traits.types == .array ? nil : schema.table.schema(found))
      members.append(
        Member(
          name: name, schema: schema.table.schema(found), required: collector.required.contains(name), traits: traits,
          inner: inner.map { LazyShape($0, depth: depth + 1) }))
    }
    self.members = members
    isClosed = collector.isClosed
    index = Dictionary(
      members.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  private var contents: Contents {
    if let contents = known.withLock({ $0 }) { return contents }
    var contents = Contents()
    var seen: Set<SchemaID> = []
    note(&contents, &seen)
    known.withLock { $0 = contents }
    return contents
  }

  private func note(_ contents: inout Contents, _ seen: inout Set<SchemaID>) {
    for member in members {
      if member.readOnly { contents.readOnly = true }
      if member.writeOnly { contents.writeOnly = true }
      if member.defaultValue != nil { contents.defaults = true }
      guard seen.insert(member.schema.id).inserted else { continue }
      member.nested?.note(&contents, &seen)
    }
  }

  /// The member of that name.
  subscript(name: JSONString) -> Member? {
    index[name].map { members[$0] }
  }
}

/// A shape that is made when it is first needed: schemas may contain themselves, and documents thousands of others.
private final class LazyShape: Sendable {
  private enum State {
    case pending
    case made(ObjectShape?)
  }

  private let schema: Schema
  private let depth: Int
  private let state = Mutex(State.pending)

  init(_ schema: Schema, depth: Int) {
    self.schema = schema
    self.depth = depth
  }

  var shape: ObjectShape? {
    if case .made(let shape) = state.withLock({ $0 }) { return shape }
    let shape = ObjectShape(schema, depth: depth)
    state.withLock { $0 = .made(shape) }
    return shape
  }
}

/// Gathers the properties of a schema and of all that it refers to.
private struct MemberCollector {
  let table: SchemaTable
  var names: [JSONString] = []
  var found: [JSONString: SchemaID] = [:]
  var required: Set<JSONString> = []
  var isClosed = false
  private var seen: Set<SchemaID> = []

  init(table: SchemaTable) {
    self.table = table
  }

  mutating func collect(_ id: SchemaID, demands: Bool = true) {
    guard seen.insert(id).inserted else { return }
    let keywords = table[id]
    for property in keywords.properties where found[property.name] == nil {
      names.append(property.name)
      found[property.name] = property.schema
    }
    if demands { required.formUnion(keywords.required) }
    for closing in [keywords.additionalProperties, keywords.unevaluatedProperties] {
      if let closing, table[closing].boolean == false { isClosed = true }
    }
    if let reference = keywords.reference ?? keywords.dynamicReference { collect(reference, demands: demands) }
    for part in keywords.allOf { collect(part, demands: demands) }
    let alternatives = keywords.oneOf + keywords.anyOf
    let objects = alternatives.filter { table[$0].types != .null }
    for alternative in objects { collect(alternative, demands: demands && objects.count == 1) }
  }
}

/// What a schema says about a value as a whole, `$ref` and `allOf` resolved.
struct ValueTraits {
  private(set) var readOnly = false
  private(set) var writeOnly = false
  private(set) var defaultValue: JSONValue?
  private(set) var types: TypeSet?
  private(set) var format: String?
  private(set) var items: Schema?
  private(set) var isObject = false
  private(set) var maxLength: Int?

  init(_ schema: Schema) {
    visit(schema, depth: 0)
  }

  private mutating func visit(_ schema: Schema, depth: Int) {
    guard depth < 16 else { return }
    let keywords = schema.keywords
    readOnly = readOnly || keywords.readOnly
    writeOnly = writeOnly || keywords.writeOnly
    defaultValue = defaultValue ?? keywords.defaultValue
    types = types ?? keywords.types
    format = format ?? keywords.format
    maxLength = maxLength ?? keywords.maxLength
    isObject = isObject || !keywords.properties.isEmpty || keywords.types == .object
    if items == nil, let element = keywords.items { items = schema.table.schema(element) }
    for next in [keywords.reference ?? keywords.dynamicReference].compactMap({ $0 }) + keywords.allOf {
      visit(schema.table.schema(next), depth: depth + 1)
    }
    let alternatives = (keywords.oneOf + keywords.anyOf).filter { schema.table[$0].types != .null }
    if alternatives.count == 1, let only = alternatives.first { visit(schema.table.schema(only), depth: depth + 1) }
  }
}
