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
    for selector in selectors {
      guard let shape = ReferenceNames.collection(for: selector.name, among: workbench.map.collections),
        shape.placeholderCount == 0, let referred = try await create(in: shape, parents: [])?.path.last
      else { continue }
      own[JSONPointer([JSONString(selector.name)])] = referred
    }
    return try await create(in: resource.collection, parents: parents, preferring: own)
  }

  /// Takes the values of the selecting parameters from the record; returns why they cannot be used.
  mutating func select() async throws(Stop) -> String? {
    guard !selectors.isEmpty else { return nil }
    guard let state = current?.value else { return "its records cannot be read" }
    selection = selectors.compactMap { selector in state[JSONString(selector.name)].map { (selector, $0) } }
    guard selection.count == selectors.count else {
      return "its records do not show the properties that the query selects by"
    }
    for entry in selection { context.opaque.insert(JSONPointer([JSONString(entry.parameter.name)])) }
    guard let list = resource.list, let subject else { return nil }
    let exchange = try await exchange(request(list, path: subject.path), list, .setUp)
    let records = exchange.json.flatMap(ListAnswer.records(in:)) ?? []
    let matching = records.count { isSelected($0) }
    return matching > 1 ? "the query selects records that the run did not make" : nil
  }

  /// Whether an update with this selection would change the record.
  func isSelected(_ record: JSONValue) -> Bool {
    !selection.isEmpty && selection.allSatisfy { record[JSONString($0.parameter.name)] == $0.value }
  }

  /// Whether the parameter is one that selects records of this operation.
  func isSelector(_ parameter: Parameter, _ operation: Operation) -> Bool {
    operation.path == resource.update.path && operation.method == "PUT"
      && selectors.contains { $0.name == parameter.name && $0.location == parameter.location }
  }

  private var selectors: [Parameter] {
    if case .changes(let selectors) = resource.form { selectors } else { [] }
  }
}
