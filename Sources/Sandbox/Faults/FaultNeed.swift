import JSON
import JSONSchema

/// What a document must have, in the updates that it describes, to be broken by a fault.
enum FaultNeed: Hashable, Sendable {
  /// A PUT with JSON content.
  case update
  /// A PUT to a record among others.
  case item
  /// A list of records that can be replaced.
  case list
  /// A PUT with credentials.
  case security
  /// A GET of a record that can be replaced.
  case reader
  /// A PUT that answers with content.
  case responseContent
  /// A PUT whose answer has a required member.
  case requiredInResponse
  /// A PUT whose answer has a required header field.
  case requiredHeader
  /// A PUT whose content is required.
  case requiredContent
  /// A PUT with a required query parameter, header field or cookie.
  case requiredParameter
  /// A PUT with `If-Match`.
  case ifMatch
  /// A PUT that must have a precondition.
  case strictPreconditions
  /// A PUT whose answer has an entity tag.
  case entityTagInResponse
  /// A PUT that makes the record that it names.
  case createsByPut
  /// A PUT to a record below another one.
  case nested
  /// A PUT to a record whose id is a number.
  case numericKey
  /// A PUT of a list of records.
  case bulk
  /// A PUT to the records that a query selects.
  case filter
  /// A member that a client may leave out.
  case optional
  case optionalScalar
  /// Four members or more that a client may leave out, in one record.
  case fourOptional
  case readOnly
  /// A read-only member with the time of creation.
  case creationTime
  /// A member that holds the record's id, and that content may have.
  case keyMember
  case writeOnly
  /// A text without `enum`, `format` and `pattern`.
  case freeText
  /// Such a text of the record itself.
  case ownText
  /// A member that names a record of a model.
  case reference
  /// An object that may have members without a name in the document.
  case openObject
  /// A text as `freeText` has it that may be empty, and that may be left out or null.
  case emptyText
  /// Such a text that may have more than so many code points.
  case textLonger(than: Int)
  /// A value that may be the empty text, zero, false or the empty array.
  case falsy
  case integer
  /// An integer that may be beyond 2^53, or beyond 2^31.
  case integerBeyond53
  case integerBeyond31
  /// A number that need not be an integer.
  case fraction
  /// A number that may be below zero.
  case negative
  case boolean
  case array
  /// An array that may be empty, in JSON: forms show an empty one as none.
  case emptyArray
  /// An array whose items may repeat.
  case repeatingArray
  case object
  /// An object whose members have no names in the document.
  case map
  case null
  case dateTime
  /// A value of the content has this schema keyword.
  case keyword(String)
}

/// Finds what a document has for faults to break.
struct FaultNeeds {
  private(set) var found: Set<FaultNeed> = []
  private var hasJSON = false

  /// What one update has.
  static func of(_ plan: OperationPlan, in model: ResourceModel) -> Set<FaultNeed> {
    guard plan.operation.method == "PUT", plan.bodySchema != nil else { return [] }
    var needs = FaultNeeds()
    needs.inspect(plan, operations: model.operations, readers: model.readers)
    if case .item(let index) = plan.resource { needs.inspect(model.collections[index], plan) }
    return needs.found
  }

  private mutating func inspect(_ collection: RecordCollection, _ plan: OperationPlan) {
    if let member = collection.keyMember, plan.shape.map({ !$0.isClosed || $0[member] != nil }) ?? true {
      found.insert(.keyMember)
    }
    if collection.parent != nil { found.insert(.nested) }
    if collection.keyKind == .integer { found.insert(.numericKey) }
    if plan.documents(201) { found.insert(.createsByPut) }
  }

  private mutating func inspect(_ plan: OperationPlan, operations: [OperationPlan], readers: [Int: OperationPlan]) {
    switch plan.resource {
    case .item(let index):
      found.formUnion([.update, .item])
      if readers[index] != nil { found.insert(.reader) }
      if operations.contains(where: { $0.operation.method == "GET" && $0.resource == .list(index) }) {
        found.insert(.list)
      }
    case .singleton(let index):
      found.insert(.update)
      if readers[index] != nil { found.insert(.reader) }
    case .list, .bulk:
      found.insert(plan.takesArray ? .bulk : .filter)
      return
    case .other:
      return
    }
    hasJSON = plan.operation.requestBody?.json != nil
    if plan.operation.requestBody?.required == true { found.insert(.requiredContent) }
    if !plan.operation.security.isEmpty, plan.operation.security.allSatisfy({ !$0.schemes.isEmpty }) {
      found.insert(.security)
    }
    if plan.headerParameters.contains(where: { $0.parameter.name.lowercased() == "if-match" }) {
      found.insert(.ifMatch)
    }
    let others = plan.queryParameters + plan.headerParameters + plan.cookieParameters
    if others.contains(where: { $0.parameter.required && $0.parameter.name.lowercased() != "if-match" }) {
      found.insert(.requiredParameter)
    }
    if plan.documents(428) { found.insert(.strictPreconditions) }
    let response = plan.response(for: plan.success([200, 204, 202]))
    if response?.headers.contains(where: { $0.name.lowercased() == "etag" }) == true {
      found.insert(.entityTagInResponse)
    }
    if let schema = response?.preferred?.schema {
      found.insert(.responseContent)
      if ObjectShape(schema)?.members.contains(where: \.required) == true { found.insert(.requiredInResponse) }
    }
    if response?.headers.contains(where: \.required) == true { found.insert(.requiredHeader) }
    if let scalar = plan.scalar { inspect(ValueTraits(scalar.schema), scalar, depth: 0) }
    guard let shape = plan.shape else { return }
    inspect(shape)
    if !shape.isClosed, !shape.members.isEmpty { found.insert(.openObject) }
    if shape.members.contains(where: RelationReader.declares) { found.insert(.reference) }
    if shape.members.count(where: { !$0.required && !$0.readOnly && !$0.writeOnly }) >= 4 {
      found.insert(.fourOptional)
    }
  }

  private mutating func inspect(_ shape: ObjectShape, depth: Int = 0) {
    guard depth < 3 else { return }
    if shape.isClosed { found.insert(.keyword("additionalProperties")) }
    for member in shape.members {
      if member.readOnly {
        found.insert(.readOnly)
        if member.format == "date-time", ServerTime.kind(of: member.name.text) == .creation {
          found.insert(.creationTime)
        }
      }
      if member.writeOnly { found.insert(.writeOnly) }
      guard !member.readOnly else { continue }
      if member.required { found.insert(.keyword("required")) }
      let traits = ValueTraits(member.schema)
      if !member.required, !member.writeOnly {
        found.insert(.optional)
        if member.nested == nil, traits.types.map({ $0.isDisjoint(with: [.array, .object]) }) ?? false {
          found.insert(.optionalScalar)
        }
      }
      // The value of a relation is the id of a record that is there, and so no value that a fault waits for.
      if !member.writeOnly, !RelationReader.declares(member) { inspect(traits, member, depth: depth) }
    }
  }

  private mutating func inspect(_ traits: ValueTraits, _ member: ObjectShape.Member, depth: Int) {
    let types = traits.types ?? .any
    let bounds = ValueKeywords(member.schema)
    for keyword in bounds.names { found.insert(.keyword(keyword)) }
    if traits.types != nil { found.insert(.keyword("type")) }
    let falsy: [JSONValue] = ["", 0, false] + (hasJSON ? [.array([])] : [])
    if falsy.contains(where: { member.schema.isValid($0, direction: .request) }) { found.insert(.falsy) }
    if types.contains(.string), bounds.isFreeText {
      found.insert(.freeText)
      if depth == 0 { found.insert(.ownText) }
      // The fault shows only where the text may be null or left out.
      let mayBeLost = !member.required || types.contains(.null)
      if mayBeLost, !bounds.names.contains("minLength") { found.insert(.emptyText) }
      for length in [64, 255] where (traits.maxLength ?? Int.max) > length { found.insert(.textLonger(than: length)) }
    }
    // Where a number is one of several alternatives, not every update has one.
    if bounds.names.isDisjoint(with: ["oneOf", "anyOf"]) { inspectNumber(types, bounds) }
    if types.contains(.boolean) { found.insert(.boolean) }
    if traits.types != nil, types.contains(.null) { found.insert(.null) }
    if traits.format == "date-time" { found.insert(.dateTime) }
    if types.contains(.array), traits.types != nil {
      found.insert(.array)
      if hasJSON, !bounds.names.contains("minItems") { found.insert(.emptyArray) }
      if !bounds.names.contains("uniqueItems") { found.insert(.repeatingArray) }
    } else if let nested = member.nested {
      found.insert(.object)
      inspect(nested, depth: depth + 1)
    } else if types.contains(.object), traits.types != nil {
      found.insert(.map)
    }
  }

  private mutating func inspectNumber(_ types: TypeSet, _ bounds: ValueKeywords) {
    guard types.contains(.integer) || types.contains(.number) else { return }
    let limit = bounds.maximum ?? Int.max
    if limit > 9_007_199_254_740_992 { found.insert(.integerBeyond53) }
    if limit > 2_147_483_647 { found.insert(.integerBeyond31) }
    if (bounds.minimum ?? -1) < 0 { found.insert(.negative) }
    if types.contains(.integer) { found.insert(.integer) }
    if types.contains(.number) { found.insert(.fraction) }
  }
}

/// The assertions of a schema and of all that it refers to.
struct ValueKeywords {
  private(set) var names: Set<String> = []
  private(set) var minimum: Int?
  private(set) var maximum: Int?

  init(_ schema: Schema) {
    visit(schema, depth: 0)
  }

  /// Whether a text may hold anything, length aside.
  var isFreeText: Bool {
    names.isDisjoint(with: ["enum", "const", "format", "pattern", "contentEncoding", "oneOf", "anyOf"])
  }

  private mutating func visit(_ schema: Schema, depth: Int) {
    guard depth < 16 else { return }
    let keywords = schema.keywords
    let present: [(String, Bool)] = [
      ("enum", keywords.enumeration != nil), ("const", keywords.constant != nil), ("format", keywords.format != nil),
      ("minimum", keywords.minimum != nil), ("maximum", keywords.maximum != nil),
      ("exclusiveMinimum", keywords.exclusiveMinimum != nil), ("exclusiveMaximum", keywords.exclusiveMaximum != nil),
      ("multipleOf", keywords.multipleOf != nil), ("minLength", (keywords.minLength ?? 0) > 0),
      ("maxLength", keywords.maxLength != nil), ("pattern", keywords.pattern != nil),
      ("contentEncoding", keywords.contentEncoding != nil), ("minItems", (keywords.minItems ?? 0) > 0),
      ("maxItems", keywords.maxItems != nil), ("uniqueItems", keywords.uniqueItems),
      ("oneOf", keywords.oneOf.count > 1), ("anyOf", keywords.anyOf.count > 1),
      ("minProperties", keywords.minProperties != nil), ("maxProperties", keywords.maxProperties != nil),
    ]
    names.formUnion(present.filter(\.1).map(\.0))
    minimum = minimum ?? keywords.minimum?.int ?? keywords.exclusiveMinimum?.int
    maximum = maximum ?? keywords.maximum?.int ?? keywords.exclusiveMaximum?.int
    for next in [keywords.reference ?? keywords.dynamicReference].compactMap({ $0 }) + keywords.allOf {
      visit(schema.table.schema(next), depth: depth + 1)
    }
  }
}
