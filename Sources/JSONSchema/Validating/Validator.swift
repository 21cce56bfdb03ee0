import Documents
import JSON

/// Applies compiled schemas to one value.
///
/// Runs in two ways: quietly, which stops at the first thing that is wrong and builds nothing, and collecting, which
/// goes on and describes each. Alternatives are always tried quietly; only when all fail are they looked at again for
/// their reasons.
struct Validator {
  let table: SchemaTable
  let direction: Direction
  let options: ValidationOptions
  var violations: [Violation] = []
  /// What could not be decided.
  private(set) var undecided: [Undecided] = []
  private(set) var undecidedCount = 0
  var isCollecting = false
  /// Whether violations say what is wrong in words and where the document asks for it.
  var describes = true
  /// The way to the value at hand; kept only while collecting.
  var path: [JSONString] = []
  /// The required names that may be absent in the object at hand.
  var exemptNames: Set<JSONString> = []
  private(set) var steps = 0
  private var depth = 0
  /// The resources that were entered, for `$dynamicRef`.
  private var scope: [Int32] = []
  /// The schemas applied to the value at hand that might come back; those of outer values stand before `inPlaceStart`.
  private var inPlace: [Int32] = []
  private var inPlaceStart = 0
  /// What is known of parts of the value already.
  private(set) var judgements: Judgements
  /// The steps at which the outermost explanation under way began.
  var explanationStart: Int?

  init(
    table: SchemaTable, direction: Direction, options: ValidationOptions, judgements: Judgements = Judgements()
  ) {
    self.table = table
    self.direction = direction
    self.options = options
    self.judgements = judgements
  }

  mutating func isValid(_ value: JSONValue, _ id: SchemaID) -> Bool {
    var parts = EvaluatedParts.untracked
    enter(id)
    return apply(id, value, &parts)
  }

  mutating func examine(_ value: JSONValue, _ id: SchemaID) -> Examination {
    isCollecting = true
    _ = isValid(value, id)
    return Examination(violations: violations, undecided: undecided)
  }

  /// Applies a schema to a value that another schema is already applied to.
  mutating func apply(_ id: SchemaID, _ value: JSONValue, _ parts: inout EvaluatedParts) -> Bool {
    let schema = table.entries[Int(id.index)]
    steps += 1
    if let boolean = schema.keywords.boolean {
      return boolean || fail(schema, "", "is not allowed")
    }
    if schema.keywords.seemsNullable, direction != .none, case .null = value {
      return leaveUndecided(
        schema, "nullable", .ambiguous, "may or may not be null: `nullable` has no effect where it is written")
    }
    guard !isExhausted, depth < options.depthLimit else { return leaveLimited(schema) }
    depth += 1
    defer { depth -= 1 }

    let entersResource = !table.dynamicAnchors.isEmpty && scope.last != schema.resource
    if entersResource { scope.append(schema.resource) }
    defer { if entersResource { scope.removeLast() } }

    if schema.recursesInPlace {
      if inPlace[inPlaceStart...].contains(id.index) {
        return fail(schema, "$ref", "leads the schema back to itself without an end")
      }
      inPlace.append(id.index)
    }
    defer { if schema.recursesInPlace { inPlace.removeLast() } }

    guard schema.groups.contains(.unevaluated) else { return check(schema, value, &parts) }
    let count = value.partCount
    spend(count / 64)
    var own = EvaluatedParts(count: count)
    var valid = check(schema, value, &own)
    if valid || isCollecting { valid = checkUnevaluated(schema, value, &own) && valid }
    parts.formUnion(own)
    return valid
  }

  /// Applies a schema to a part of the value at hand.
  mutating func descend(_ id: SchemaID, _ value: JSONValue, _ token: @autoclosure () -> JSONString) -> Bool {
    // With dynamic references the way to a part matters too.
    let part = table.dynamicAnchors.isEmpty ? judgements.part(value, id, steps: steps) : nil
    if let part, let verdict = judgements.verdict(part), verdict || !isCollecting { return verdict }
    let undecidedBefore = undecidedCount
    let start = inPlaceStart
    inPlaceStart = inPlace.count
    if isCollecting { path.append(token()) }
    let exempt = exemptNames
    enter(id)
    var parts = EvaluatedParts.untracked
    let valid = apply(id, value, &parts)
    exemptNames = exempt
    if isCollecting { path.removeLast() }
    inPlaceStart = start
    if let part, undecidedCount == undecidedBefore { judgements.remember(part, valid, steps: steps) }
    return valid
  }

  private mutating func enter(_ id: SchemaID) {
    switch direction {
    case .none: break
    case .request: exemptNames = table.entries[Int(id.index)].readOnlyNames
    case .response: exemptNames = table.entries[Int(id.index)].writeOnlyNames
    }
  }

  /// Applies a schema to the same value without collecting why it fails.
  mutating func applyQuietly(_ id: SchemaID, _ value: JSONValue, _ parts: inout EvaluatedParts) -> Bool {
    let collecting = isCollecting
    isCollecting = false
    defer { isCollecting = collecting }
    return apply(id, value, &parts)
  }

  private mutating func check(_ schema: CompiledSchema, _ value: JSONValue, _ parts: inout EvaluatedParts) -> Bool {
    let groups = schema.groups
    var valid = true
    if groups.contains(.anyType) {
      valid = checkType(schema, value)
      guard valid || isCollecting else { return false }
    }
    switch value {
    case .number(let number):
      if groups.contains(.numbers) { valid = checkNumber(schema, number) && valid }
    case .string(let string):
      if groups.contains(.strings) { valid = checkString(schema, string) && valid }
    case .array(let items):
      if groups.contains(.arrays) { valid = checkArray(schema, items, &parts) && valid }
    case .object(let object):
      if groups.contains(.objects) { valid = checkObject(schema, object, value, &parts) && valid }
    case .null, .bool: break
    }
    guard valid || isCollecting else { return false }
    if groups.contains(.references) {
      valid = checkReferences(schema, value, &parts) && valid
      guard valid || isCollecting else { return false }
    }
    if groups.contains(.combinations) { valid = checkCombinations(schema, value, &parts) && valid }
    return valid
  }

  private mutating func checkReferences(
    _ schema: CompiledSchema, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    var valid = true
    if let reference = schema.keywords.reference {
      valid = apply(reference, value, &parts)
      guard valid || isCollecting else { return false }
    }
    if let reference = schema.keywords.dynamicReference {
      valid = apply(dynamicTarget(of: schema) ?? reference, value, &parts) && valid
    }
    return valid
  }

  /// The outermost resource's anchor of the name (JSON Schema core §8.2.3.2).
  private func dynamicTarget(of schema: CompiledSchema) -> SchemaID? {
    guard let name = schema.keywords.dynamicAnchor else { return nil }
    for resource in scope {
      for anchor in table.dynamicAnchors[Int(resource)] where anchor.name == name { return anchor.schema }
    }
    return nil
  }

  @inline(never)
  private mutating func leaveLimited(_ schema: CompiledSchema) -> Bool {
    let options = options
    return isExhausted
      ? leaveUndecided(schema, "", .limit, "takes more than \(options.stepLimit) steps to validate")
      : leaveUndecided(
        schema, "", .limit, "is validated by schemas nested more than \(options.depthLimit) deep")
  }

  /// Whether the steps are used up.
  var isExhausted: Bool { steps > options.stepLimit }

  /// Takes steps for work that takes about as long as applying that many schemas.
  mutating func spend(_ count: Int) {
    steps += count
  }

  /// Notes that something could not be decided, which counts as valid.
  @inline(never)
  mutating func leaveUndecided(
    _ schema: CompiledSchema, _ keyword: String, _ reason: Undecided.Reason, _ message: @autoclosure () -> String
  ) -> Bool {
    undecidedCount += 1
    if undecided.count < 10 {
      undecided.append(Undecided(place: Self.place(of: keyword, in: schema), reason: reason, message: message()))
    }
    return true
  }

  /// Notes a violation when collecting; always `false`.
  @inline(never)
  mutating func fail(_ schema: CompiledSchema, _ keyword: String, _ message: @autoclosure () -> String) -> Bool {
    guard isCollecting, violations.count < options.violationLimit else { return false }
    let node = schema.keywords.node
    guard describes else {
      violations.append(
        Violation(
          instance: JSONPointer(path), keyword: keyword, place: node.place, schemaPointer: JSONPointer([]),
          schema: schema.id, message: ""))
      return false
    }
    let written = Self.written(keyword, in: node)
    violations.append(
      Violation(
        instance: JSONPointer(path), keyword: keyword, place: Self.place(of: keyword, in: schema),
        schemaPointer: written.map { node.pointer.appending(JSONString($0)) } ?? node.pointer, schema: schema.id,
        message: message()))
    return false
  }

  private static func place(of keyword: String, in schema: CompiledSchema) -> Place {
    let node = schema.keywords.node
    return written(keyword, in: node).flatMap { node[$0]?.place } ?? node.place
  }

  /// How the document spells a keyword of the compiled form.
  private static func written(_ keyword: String, in node: Node) -> String? {
    guard node.kind == .mapping, !keyword.isEmpty else { return nil }
    let spellings =
      switch keyword {
      case "dependentRequired", "dependentSchemas": [keyword, "dependencies"]
      case "items": ["additionalItems", keyword]
      case "prefixItems": [keyword, "items"]
      default: [keyword]
      }
    return spellings.first { node[$0] != nil }
  }
}
