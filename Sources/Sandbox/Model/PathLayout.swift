import JSON
import JSONSchema
import OpenAPI

/// Derives collections from the paths of a document.
///
/// A path whose last segment is a placeholder names an item of the collection before it; a path with such items is the
/// list of them. Other paths are several records when they take an array below a list, an item when they lie below it and
/// show the same data model, single records when they can be read or replaced without an action, and no record else.
struct PathLayout {
  private(set) var collections: [RecordCollection] = []
  private var resources: [String: Resource] = [:]
  private let operations: [String: [Operation]]
  private let schemas: CompiledSchemas

  init(_ all: [Operation], schemas: CompiledSchemas) {
    self.schemas = schemas
    operations = Dictionary(grouping: all) { Self.shape(of: $0.path.text) }
    var order: [PathTemplate] = []
    var seen: Set<String> = []
    for operation in all where seen.insert(Self.shape(of: operation.path.text)).inserted {
      order.append(operation.path)
    }
    for path in order where Self.keyParameter(of: path) != nil { addItems(path) }
    for path in order where Self.keyParameter(of: path) == nil && resources[Self.shape(of: path.text)] == nil {
      addOther(path)
    }
    for index in collections.indices { collections[index].parent = parent(of: collections[index]) }
  }

  /// What the records of `path` are.
  func resource(of path: PathTemplate) -> Resource {
    resources[Self.shape(of: path.text)] ?? .other
  }

  /// The member of the content that is the record, for requests to `path`.
  func envelope(of path: PathTemplate) -> JSONString? {
    switch resource(of: path) {
    case .list(let index), .item(let index), .singleton(let index): collections[index].envelope
    case .bulk, .other: nil
    }
  }

  /// The path without the names of its placeholders and without a slash at its end: `/posts/{}`.
  static func shape(of path: String) -> String {
    var shape = ""
    var isName = false
    for character in path {
      if character == "{" { isName = true }
      if !isName || character == "{" { shape.append(character) }
      if character == "}" {
        isName = false
        shape.append("}")
      }
    }
    return shape.count > 1 && shape.hasSuffix("/") ? String(shape.dropLast()) : shape
  }

  /// The placeholder that is the whole last segment of `path`.
  private static func keyParameter(of path: PathTemplate) -> String? {
    let text = path.text.hasSuffix("/") ? String(path.text.dropLast()) : path.text
    guard let last = text.split(separator: "/").last, last.hasPrefix("{"), last.hasSuffix("}"),
      last.filter({ $0 == "{" }).count == 1
    else { return nil }
    return String(last.dropFirst().dropLast())
  }

  private static func collectionPath(of item: PathTemplate) -> PathTemplate {
    var text = item.text
    if text.hasSuffix("/") { text.removeLast() }
    let end = text.lastIndex(of: "/") ?? text.startIndex
    return PathTemplate(String(text[..<end]))
  }

  private static func name(of path: PathTemplate) -> String {
    path.text.split(separator: "/").last { !$0.hasPrefix("{") }.map(String.init) ?? "records"
  }

  private mutating func addItems(_ path: PathTemplate) {
    let shape = Self.shape(of: path.text)
    let list = Self.collectionPath(of: path)
    let listShape = Self.shape(of: list.text)
    let items = operations[shape] ?? []
    let lists = operations[listShape] ?? []
    guard let parameter = Self.keyParameter(of: path) else { return }
    let index = collections.count
    resources[shape] = .item(index)
    if !lists.isEmpty, !isSingleRecord(lists) { resources[listShape] = .list(index) }
    let name = Self.name(of: list)
    let read = success(of: "GET", in: items)
    let bodies = [
      content(of: "PUT", in: items), content(of: "POST", in: lists), content(of: "PATCH", in: items),
    ].compactMap { $0 }
    let envelope = Envelope.member(ofWritten: bodies.first, read: read)
    let written = bodies.map { Envelope.content($0, without: envelope) }
    let record =
      (read ?? listItem(lists) ?? success(of: "PUT", in: items) ?? success(of: "POST", in: lists))
      .map { Envelope.record(in: $0, like: written) } ?? written.first
    let shapeOfRecord = record.flatMap { ObjectShape($0) }
    let keyPlan = items.lazy.flatMap(\.parameters).first { $0.location == .path && $0.name == parameter }
    let keySchema = schemas.schema(keyPlan?.schema)
    let member = IdentityRule.member(for: parameter, collection: name, in: shapeOfRecord)
    let keyTypes = keySchema.map { ValueTraits($0) }
    let isNumber = member?.types.map { $0.isDisjoint(with: [.string]) } ?? false
    let kind: RecordCollection.KeyKind =
      if keyTypes?.types.map({ $0.isDisjoint(with: [.string]) }) ?? isNumber {
        .integer
      } else if (keyTypes?.format ?? member?.format) == "uuid" {
        .uuid
      } else if isNumber {
        .integer
      } else {
        .text
      }
    collections.append(
      RecordCollection(
        index: index, table: listShape.isEmpty ? "/" : listShape, name: name, path: list, keyParameter: parameter,
        keySchema: keySchema, keyExamples: keyPlan?.examples ?? [], keyKind: kind, keyMember: member?.name,
        keyMemberIsNumber: isNumber, parent: nil, recordSchema: record, envelope: envelope, writtenSchemas: written,
        shape: shapeOfRecord,
        isDiscoverable: lists.contains { $0.method == "GET" || $0.method == "POST" }))
  }

  private mutating func addOther(_ path: PathTemplate) {
    let shape = Self.shape(of: path.text)
    let operations = operations[shape] ?? []
    let methods = Set(operations.map(\.method))
    if methods.isSubset(of: ["PUT", "PATCH", "POST", "DELETE"]), takesArray(operations),
      case .list(let index)? = resources[Self.shape(of: Self.collectionPath(of: path).text)]
    {
      resources[shape] = .bulk(index)
      return
    }
    if let index = itemOf(view: path, operations) {
      resources[shape] = .item(index)
      return
    }
    // What actions read and write are the records of models, and no others.
    if operations.allSatisfy({ $0.extensions[Action.extensionName] != nil }) { return }
    let read = success(of: "GET", in: operations)
    let isList = read.map { ValueTraits($0).types == .array } ?? false
    guard methods.contains("PUT") || methods.contains("PATCH") || read != nil else { return }
    let index = collections.count
    let grows = isList && methods.contains("POST") && !methods.contains("PUT")
    resources[shape] = grows ? .list(index) : .singleton(index)
    let body = content(of: "PUT", in: operations) ?? content(of: "POST", in: operations)
    let envelope = grows ? nil : Envelope.member(ofWritten: body, read: read)
    let written = body.map { Envelope.content($0, without: envelope) }
    let answer = grows ? listItem(operations) : read ?? success(of: "PUT", in: operations)
    let record = answer.map { Envelope.record(in: $0, like: [written].compactMap { $0 }) } ?? written
    let shapeOfRecord = record.flatMap { ObjectShape($0) }
    let name = Self.name(of: path)
    let member = grows ? IdentityRule.member(for: "id", collection: name, in: shapeOfRecord) : nil
    let isNumber = member?.types.map { $0.isDisjoint(with: [.string]) } ?? false
    collections.append(
      RecordCollection(
        index: index, table: shape, name: name, path: path, keyParameter: nil, keySchema: nil, keyExamples: [],
        keyKind: !grows ? .single : member?.format == "uuid" ? .uuid : .integer, keyMember: member?.name,
        keyMemberIsNumber: isNumber, parent: nil, recordSchema: record, envelope: envelope,
        writtenSchemas: [written].compactMap { $0 }, shape: shapeOfRecord, isDiscoverable: true))
  }

  /// The collection whose item `path` is another way to, as in `/posts/{id}/details`: it lies below the item's path, and
  /// reads or writes the same data model.
  private func itemOf(view path: PathTemplate, _ operations: [Operation]) -> Int? {
    guard case .item(let index)? = resources[Self.shape(of: Self.collectionPath(of: path).text)],
      let model = schemas.dataModel(of: collections[index].recordSchema),
      let schema = success(of: "GET", in: operations) ?? success(of: "PUT", in: operations)
    else { return nil }
    return schemas.dataModel(of: schema)?.schema.id == model.schema.id ? index : nil
  }

  /// Whether a path with items below it is a record by itself: it is replaced by an object, and reads as one.
  private func isSingleRecord(_ operations: [Operation]) -> Bool {
    guard content(of: "PUT", in: operations) != nil, !takesArray(operations), !operations.contains(where: \.isPost),
      let read = success(of: "GET", in: operations)
    else { return false }
    return listItem(operations) == nil && ValueTraits(read).isObject
  }

  private func takesArray(_ operations: [Operation]) -> Bool {
    guard let schema = content(of: "PUT", in: operations) ?? content(of: "PATCH", in: operations) else { return false }
    return ValueTraits(schema).types == .array
  }

  /// The schema of the items that the list answers: of an array, or of an array inside an envelope.
  private func listItem(_ operations: [Operation]) -> Schema? {
    guard let schema = success(of: "GET", in: operations) else { return nil }
    return ListForm.items(of: schema)
  }

  private func success(of method: String, in operations: [Operation]) -> Schema? {
    for operation in operations where operation.method == method {
      for status in [200, 201] {
        if let response = operation.response(for: status), response.status != .anyOther,
          let media = response.content.first(where: \.isJSON) ?? response.content.first,
          let schema = schemas.schema(of: media)
        {
          return schema
        }
      }
    }
    return nil
  }

  private func content(of method: String, in operations: [Operation]) -> Schema? {
    operations.lazy.filter { $0.method == method }.compactMap {
      schemas.schema(of: $0.requestBody?.json ?? $0.requestBody?.content.first)
    }.first
  }

  /// The collection whose item is the longest beginning of this one's path.
  private func parent(of collection: RecordCollection) -> Int? {
    var shape = collection.table
    while let slash = shape.lastIndex(of: "/"), slash > shape.startIndex {
      if case .item(let index)? = resources[shape], index != collection.index { return index }
      shape = String(shape[..<slash])
    }
    return nil
  }
}

extension Operation {
  fileprivate var isPost: Bool { method == "POST" }
}
