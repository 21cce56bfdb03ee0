import JSON
import JSONSchema
import OpenAPI

/// A value for the record's path parameter that the document rules out.
struct PathFault: Hashable, Sendable {
  /// The value as it stands in the path, percent-encoded.
  let encoded: String
  /// `text where a number belongs`, for messages.
  let description: String

  /// The faults to send for a parameter with `schema`, whose right value is `identity`.
  static func all(for schema: Schema?, identity: JSONValue?) -> [PathFault] {
    guard let schema, let types = schema.resolvedTypes, !types.contains(.string) else { return [] }
    var faults: [PathFault] = []
    if types.contains(.integer) || types.contains(.number) {
      faults.append(PathFault(encoded: "contract-test", description: "text where a number belongs"))
      faults.append(PathFault(encoded: "99999999999999999999999", description: "a number beyond 64 bits"))
      if types.contains(.integer), !types.contains(.number) {
        let number = identity?.plainText?.text ?? "1"
        faults.append(PathFault(encoded: "\(number).5", description: "a fraction where an integer belongs"))
      }
    }
    return faults.filter { fault in
      let value = RecordIdentity.identity(fromText: fault.encoded)
      return !schema.isValid(value, direction: .none) || fault.encoded.count > 20
    }
  }
}
