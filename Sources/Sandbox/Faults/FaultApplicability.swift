import OpenAPI

/// What a document has for a fault.
public struct FaultApplicability: Sendable {
  /// What the server would do wrong.
  public let fault: Fault
  /// The updates that have what the fault needs, by name: `PUT /posts/{id}`. On all others the server is correct.
  public let operations: [String]
  /// What the document lacks, each as a noun with its article; empty when the fault has something to break.
  public let lacking: [String]

  /// The applicability of every fault to the updates of `model` that are selected.
  static func all(
    _ model: ResourceModel, _ isSelected: (OpenAPI.Operation) -> Bool
  ) -> [FaultApplicability] {
    let found = model.operations.filter { isSelected($0.operation) }
      .map { (name: $0.operation.name, needs: FaultNeeds.of($0, in: model)) }.filter { !$0.needs.isEmpty }
    let together = found.reduce(into: Set<FaultNeed>()) { $0.formUnion($1.needs) }
    return Fault.all.map { fault in
      let lacking = fault.needs.subtracting(together).map(\.words).sorted()
      let complete = found.filter { fault.needs.isSubset(of: $0.needs) }
      // What only several updates together have may still be broken by any of them.
      let concerned = complete.isEmpty ? found : complete
      return FaultApplicability(
        fault: fault, operations: lacking.isEmpty ? concerned.map(\.name) : [], lacking: lacking)
    }
  }
}

extension FaultNeed {
  /// What a document must have, as a noun with its article.
  var words: String {
    switch self {
    case .update: "a PUT of one record with JSON content"
    case .item: "a PUT to one record among others"
    case .list: "a GET that lists the records which a PUT replaces"
    case .security: "a PUT that asks for credentials (`security`)"
    case .reader: "a GET of the record that a PUT replaces"
    case .responseContent: "a PUT whose 2xx answer has content"
    case .requiredInResponse: "a required property in the 2xx answer of a PUT"
    case .requiredHeader: "a required header field in the 2xx answer of a PUT"
    case .requiredContent: "a PUT whose request body is required"
    case .requiredParameter: "a PUT with a required query, header or cookie parameter"
    case .ifMatch: "a PUT with the header parameter If-Match"
    case .strictPreconditions: "a PUT that answers 428 without a precondition"
    case .entityTagInResponse: "a PUT whose answer has the header field ETag"
    case .createsByPut: "a PUT that makes the record it names (201)"
    case .nested: "a PUT to a record below another one"
    case .numericKey: "a PUT to a record whose id is a number"
    case .bulk: "a PUT of an array of records"
    case .filter: "a PUT to the records that query parameters select"
    case .optional: "an optional property"
    case .optionalScalar: "an optional property that is no array or object"
    case .fourOptional: "a record with four optional properties"
    case .readOnly: "a readOnly property"
    case .creationTime: "a readOnly property with the time of creation"
    case .keyMember: "a property that holds the record's id and that content may have"
    case .writeOnly: "a writeOnly property"
    case .freeText: "a text without `enum`, `format` and `pattern`"
    case .ownText: "a text of the record itself without `enum`, `format` and `pattern`"
    case .reference: "a property that names a record of a model (`x-references`)"
    case .openObject: "an object that does not rule out further properties"
    case .emptyText: "a text without `enum`, `format` and `pattern` that may be empty, and left out or null"
    case .textLonger(let length): "a text that may have more than \(length) characters"
    case .falsy: "a value that may be empty, zero or false"
    case .integer: "an integer"
    case .integerBeyond53: "an integer that may be greater than 2^53"
    case .integerBeyond31: "an integer that may be greater than 2^31"
    case .fraction: "a number that need not be an integer"
    case .negative: "a number that may be below zero"
    case .boolean: "a boolean"
    case .array: "an array"
    case .emptyArray: "an array in JSON that may be empty"
    case .repeatingArray: "an array whose items may repeat"
    case .object: "an object inside the record"
    case .map: "an object whose properties have no names in the document"
    case .null: "a property that may be null"
    case .dateTime: "a date-time"
    case .keyword("required"): "a required property"
    case .keyword("additionalProperties"): "an object that allows no further properties (`additionalProperties: false`)"
    case .keyword("type"): "a property with a type"
    case .keyword(let keyword): "a property with `\(keyword)`"
    }
  }
}
