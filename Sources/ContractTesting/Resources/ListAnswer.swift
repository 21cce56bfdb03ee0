import JSON

/// Finds the records in what a collection answers.
enum ListAnswer {
  private static let usualNames: [JSONString] = [
    "items", "results", "data", "records", "rows", "content", "value", "values", "result", "entries", "list",
    "elements",
  ]

  /// The records of a plain array, or of the array in an envelope; `nil` when there is none.
  static func records(in answer: JSONValue) -> [JSONValue]? {
    if let array = answer.array { return array }
    guard let object = answer.object else { return nil }
    if let embedded = object["_embedded"]?.object?.members.first?.value.array { return embedded }
    for name in usualNames {
      if let array = object[name]?.array, isListOfRecords(array) { return array }
    }
    return object.members.first { $0.value.array.map { !$0.isEmpty && isListOfRecords($0) } ?? false }?.value.array
  }

  private static func isListOfRecords(_ array: [JSONValue]) -> Bool {
    array.allSatisfy { $0.object != nil }
  }
}
