import Documents
import JSON
import JSONSchema

/// Reads the action of an operation, and says what is wrong with it.
///
/// What comes in has been found to be what `ActionSchema` describes; here it is held against the operation and the models.
struct ActionReader {
  let plan: OperationPlan
  let models: ActionModels
  var reader = ExpressionReader()
  /// The variables with what they hold, those that events declare included.
  var kinds: [String: VariableKind] = [:]

  /// What is known of a variable.
  enum VariableKind {
    case record(RecordCollection)
    case records(RecordCollection)
    case value(ActionValueKind)
    /// Declared by an event.
    case declared
  }

  init(plan: OperationPlan, models: ActionModels) {
    self.plan = plan
    self.models = models
  }

  /// The action that `node` declares; `nil` when there is an error in it.
  mutating func action(_ node: Node, name: String) -> Action? {
    let events = node["events"]?.elements ?? []
    for event in events {
      for (key, _) in event["declare"]?.members ?? [] { kinds[key.text ?? ""] = .declared }
    }
    let variables = variables(node["variables"])
    let read = self.events(events)
    guard !reader.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    return Action(name: name, place: node.place, variables: variables, events: read)
  }

  // MARK: Variables

  private mutating func variables(_ node: Node?) -> [ActionVariable] {
    let members = node?.members ?? []
    for (key, value) in members { kinds[key.text ?? ""] = kind(of: value) }
    var pending: [(variable: ActionVariable, needs: Set<String>, place: Place)] = []
    for (key, value) in members {
      guard let name = key.text, let read = variable(name, value) else { continue }
      pending.append((read.variable, Set(read.needs), key.place))
    }
    var ordered: [ActionVariable] = []
    var open = Set(pending.map(\.variable.name))
    while let index = pending.firstIndex(where: { $0.needs.isDisjoint(with: open) }) {
      let next = pending.remove(at: index)
      open.remove(next.variable.name)
      ordered.append(next.variable)
    }
    if let circle = pending.first {
      reader.fail(
        "action-cycle", at: circle.place, "The variable '\(circle.variable.name)' needs its own value.",
        remedy: "Break the circle: \(pending.map(\.variable.name).joined(separator: ", ")).")
    }
    return ordered
  }

  private func kind(of node: Node) -> VariableKind? {
    switch node["kind"]?.text {
    case "model": node["model"]?.text.flatMap(models.collection).map { .record($0) }
    case "list": node["model"]?.text.flatMap(models.collection).map { .records($0) }
    case let kind: kind.flatMap(ActionValueKind.init(rawValue:)).map { .value($0) }
    }
  }

  private mutating func variable(_ name: String, _ node: Node) -> (variable: ActionVariable, needs: [String])? {
    if let value = node["value"], let kind = node["kind"]?.text.flatMap(ActionValueKind.init(rawValue:)) {
      let expression = reader.expression(value)
      check(expression, at: value.place, in: .variables)
      return (ActionVariable(name: name, source: .value(kind, expression)), expression.variables)
    }
    guard let written = node["model"], let collection = collection(written) else { return nil }
    let clause =
      node["where"].map {
        WhereReader.clause($0, collection.shape, of: written.text ?? "", &reader)
      } ?? .all([])
    check(clause, collection, at: node["where"]?.place ?? node.place)
    let source: ActionVariable.Source =
      node["kind"]?.text == "list"
      ? .records(collection: collection.index, clause)
      : .record(collection: collection.index, clause, isOptional: node["optional"]?.bool == true)
    return (ActionVariable(name: name, source: source), clause.operands.flatMap(\.value.variables))
  }

  /// The collection of the model that `node` names.
  mutating func collection(_ node: Node) -> RecordCollection? {
    let name = node.text ?? ""
    if let collection = models.collection(name) { return collection }
    if models.names.contains(name) {
      reader.fail(
        "action-model", at: node.place, "No path shows the records of the model '\(name)'.",
        remedy: "Add a GET whose answer is the model, or a list of it.")
    } else {
      reader.unknown(
        "action-model", at: node.place, "The document declares no data model '\(name)'.", name, among: models.names)
    }
    return nil
  }

  private mutating func check(
    _ clause: WhereClause<ActionExpression>, _ collection: RecordCollection, at place: Place
  ) {
    for (field, value) in clause.operands {
      check(value, at: place, in: .variables)
      guard case .request = value, let member = field.tokens.first.flatMap({ collection.shape?[$0] }),
        let wanted = member.types, let given = types(of: value), !given.contains(.array),
        wanted.isDisjoint(with: given)
      else { continue }
      reader.fail(
        "action-kind", at: place,
        "'\(member.name)' is \(wanted.names.joined(separator: " or ")), and is compared with "
          + "\(given.names.joined(separator: " or ")).", remedy: "Give the parameter the field's type.")
    }
  }

  // MARK: Events

  private mutating func events(_ nodes: [Node]) -> [ActionEvent] {
    var names: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      guard let name = node["name"] else { continue }
      if names[name.text ?? ""] != nil {
        reader.fail(
          "action-event", at: name.place, "Two events are called '\(name.text ?? "")'.", remedy: "Rename one.")
      }
      names[name.text ?? ""] = index
    }
    let events = nodes.enumerated().map { index, node in event(node, at: index, names) }
    if events.count == nodes.count { ActionGraph(events).check(nodes, &reader) }
    return events
  }

  private mutating func event(_ node: Node, at index: Int, _ names: [String: Int]) -> ActionEvent {
    let next = target(node["next"], names) ?? index + 1
    let kind: ActionEvent.Kind
    switch node["type"]?.text {
    case "update":
      let (variable, collection) = records(node)
      let items = node["items"].map { list in matchedItems(list, node["matchedBy"], collection) }
      let context: Context = items == nil ? .assignment : .items
      kind = .update(variable: variable, assignment(node, collection, in: context), items: items)
    case "create":
      let collection = node["model"].flatMap { self.collection($0) }
      kind = .create(collection: collection?.index ?? 0, assignment(node, collection, in: .variables))
    case "delete": kind = .delete(variable: records(node).variable)
    case "condition":
      let value = node["value"].map { checked($0, in: .variables) } ?? .constant(.null)
      var shape: ObjectShape?
      if case .variable(let name, let pointer) = value, pointer.isRoot, case .record(let collection)? = kinds[name] {
        shape = collection.shape
      }
      let clause = node["where"].map { WhereReader.clause($0, shape, of: "The value", &reader) }
      for operand in clause?.operands ?? [] {
        check(operand.value, at: node["where"]?.place ?? node.place, in: .variables)
      }
      kind = .condition(
        value, clause, then: target(node["then"], names) ?? next, otherwise: target(node["else"], names) ?? next)
    default:
      let status = node["status"]?.int ?? 200
      if plan.response(for: status) == nil {
        reader.fail(
          "action-status", at: node["status"]?.place ?? node.place,
          "\(plan.operation.name) documents no status \(status).", remedy: "Add it to the operation's responses.")
      }
      kind = .respond(status: status, body: node["body"].map { checked($0, in: .variables) })
    }
    var declarations: [(name: String, value: ActionExpression)] = []
    for (key, value) in node["declare"]?.members ?? [] {
      declarations.append((key.text ?? "", checked(value, in: .declaration)))
    }
    return ActionEvent(
      kind: kind, description: node["description"]?.text ?? "", declarations: declarations, next: next)
  }

  private mutating func target(_ node: Node?, _ names: [String: Int]) -> Int? {
    guard let node else { return nil }
    if let index = names[node.text ?? ""] { return index }
    reader.unknown(
      "action-event", at: node.place, "No event is called '\(node.text ?? "")'.", node.text ?? "",
      among: names.keys.sorted())
    return nil
  }

  /// The variable whose records an event changes, and their collection.
  private mutating func records(_ node: Node) -> (variable: String, RecordCollection?) {
    guard let written = node["record"] ?? node["records"], let name = written.text else { return ("", nil) }
    let isList = node["records"] != nil
    switch kinds[name] {
    case .record(let collection)? where !isList: return (name, collection)
    case .records(let collection)? where isList: return (name, collection)
    case nil:
      reader.unknown(
        "action-variable", at: written.place, "There is no variable '\(name)'.", name, among: kinds.keys.sorted())
    case .some:
      reader.fail(
        "action-kind", at: written.place,
        "'\(isList ? "records" : "record")' wants a variable of the kind \(isList ? "list" : "model"), and "
          + "'\(name)' is none.",
        remedy: "Write '\(isList ? "record" : "records")', or name a variable of that kind.")
    }
    return (name, nil)
  }

  private mutating func matchedItems(_ list: Node, _ field: Node?, _ collection: RecordCollection?) -> ActionItems {
    let name = JSONString(field?.text ?? collection?.keyMember?.text ?? "id")
    if let field, let shape = collection?.shape, shape[name] == nil {
      reader.unknown(
        "action-field", at: field.place, "The records have no field '\(name)'.", name.text,
        among: shape.members.map(\.name.text))
    }
    return ActionItems(list: checked(list, in: .variables), field: name)
  }

  private mutating func assignment(
    _ node: Node, _ collection: RecordCollection?, in context: Context
  ) -> ActionAssignment {
    if let value = node["replaceWith"] { return .replacement(checked(value, in: context)) }
    guard let assigned = node["assign"] else { return .fields([]) }
    let isCall = assigned.members.count == 1 && assigned.members[0].key.text?.hasPrefix("$") == true
    guard assigned.kind == .mapping, !isCall else { return .members(checked(assigned, in: context)) }
    var fields: [(name: JSONString, value: ActionExpression)] = []
    for (key, value) in assigned.members {
      let name = JSONString(key.text ?? "")
      let expression = checked(value, in: context)
      fields.append((name, expression))
      guard let collection, let shape = collection.shape else { continue }
      guard let member = shape[name] else {
        if collection.hiddenMembers.contains(name) || !shape.isClosed { continue }
        reader.unknown(
          "action-field", at: key.place, "\(collection.name) have no field '\(name)'.", name.text,
          among: shape.members.map(\.name.text))
        continue
      }
      checkAssigned(expression, to: member, at: value.place)
    }
    return .fields(fields)
  }

  private mutating func checkAssigned(
    _ expression: ActionExpression, to member: ObjectShape.Member, at place: Place
  ) {
    if let constant = expression.constant {
      guard let violation = member.schema.validate(constant).first else { return }
      reader.fail(
        "action-constant", at: place, "'\(member.name)' cannot be \(constant.serialized()): \(violation.message).",
        remedy: "Assign a value that the field's schema allows.")
    } else if let wanted = member.types, let given = types(of: expression), wanted.isDisjoint(with: given) {
      reader.fail(
        "action-kind", at: place,
        "'\(member.name)' is \(wanted.names.joined(separator: " or ")), and is assigned "
          + "\(given.names.joined(separator: " or ")).", remedy: "Assign a value of the field's type.")
    }
  }
}
