import JSON
import OpenAPI

/// Updates of many records: what selects them, and what their body looks like.
extension OperationRunner {
  /// Whether the server reads exactly `payload`, in the media type in which it is sent.
  func expresses(_ payload: JSONValue) -> Bool { form.expresses(resource.body(payload)) }

  /// Makes a record that the selecting parameters can tell from all others: where they name other records, these are
  /// made for it.
  mutating func ownSubject(_ parents: [JSONValue]) async throws(Stop) -> Subject? {
    var own: [JSONPointer: JSONValue] = [:]
    for selector in selectors where !isOfIdentities(selector) {
      let property = property(of: selector)
      guard let name = property.last?.text,
        let shape = ReferenceNames.collection(for: name, among: workbench.map.collections),
        shape.placeholderCount == 0, let referred = try await create(in: shape, parents: [])?.path.last
      else { continue }
      own[property] = referred
    }
    return try await create(in: resource.collection, parents: parents, preferring: own)
  }

  /// Takes the values of the selecting parameters from the record; returns why they cannot be used.
  mutating func select() async throws(Stop) -> String? {
    guard !selectors.isEmpty else { return nil }
    guard let state = current?.value else { return "its records cannot be read" }
    selection = selectors.compactMap { selector in
      let value =
        isOfIdentities(selector) ? identities([subject].compactMap { $0 }, selector) : state[property(of: selector)]
      return value.map { (selector, $0) }
    }
    guard selection.count == selectors.count else {
      return "its records do not show the properties that the query selects by"
    }
    for entry in selection { context.opaque.insert(property(of: entry.parameter)) }
    guard !selectsByIdentity, let list = resource.list, let subject else { return nil }
    let exchange = try await exchange(request(list, path: subject.path), list, .setUp)
    let records = exchange.json.flatMap(ListAnswer.records(in:)) ?? []
    let matching = records.count { isSelected($0) }
    return matching > 1 ? "the query selects records that the run did not make" : nil
  }

  /// Adds a record to those that are selected by their identities; returns whether the update can be for both.
  mutating func select(also other: Subject) -> Bool {
    guard case .changes = resource.form else { return true }
    guard let subject, selectsByIdentity else { return false }
    for index in selection.indices where isOfIdentities(selection[index].parameter) {
      guard let value = identities([subject, other], selection[index].parameter) else { return false }
      selection[index].value = value
    }
    return true
  }

  /// Whether an update with this selection would change the record.
  func isSelected(_ record: JSONValue) -> Bool {
    !selection.isEmpty && !selectsByIdentity
      && selection.allSatisfy { record[property(of: $0.parameter)] == $0.value }
  }

  /// Whether the query names records by their identities.
  var selectsByIdentity: Bool { selectors.contains(where: isOfIdentities) }

  /// The property that a parameter selects records by.
  func property(of selector: Parameter) -> JSONPointer {
    rules.selectors[selector.name] ?? JSONPointer([JSONString(selector.name)])
  }

  /// Whether the parameter is one that selects records of this operation.
  func isSelector(_ parameter: Parameter, _ operation: Operation) -> Bool {
    operation.path == resource.update.path && operation.method == "PUT"
      && selectors.contains { $0.name == parameter.name && $0.location == parameter.location }
  }

  private func isOfIdentities(_ selector: Parameter) -> Bool {
    rules.selectors[selector.name] == nil && RecordIdentity.areNamed(by: selector.name, in: resource.collection)
  }

  /// The value of a parameter that lists identities: an array, or a text with commas; `nil` where it takes one alone.
  private func identities(_ records: [Subject], _ selector: Parameter) -> JSONValue? {
    let identities = records.compactMap(\.path.last)
    let types = workbench.schemas.schema(selector.schema)?.resolvedTypes ?? .any
    if types.contains(.array) { return .array(identities) }
    if identities.count == 1 { return identities[0] }
    guard types.contains(.string) else { return nil }
    return .string(JSONString(identities.compactMap { $0.plainText?.text }.joined(separator: ",")))
  }

  private var selectors: [Parameter] {
    if case .changes(let selectors) = resource.form { selectors } else { [] }
  }
}
