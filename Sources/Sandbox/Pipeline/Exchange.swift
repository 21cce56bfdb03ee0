import JSON
import JSONSchema
import MediaTypes
import OpenAPI

/// One request together with the operation that it asks for.
struct Exchange: Sendable {
  let plan: OperationPlan
  let request: IncomingRequest
  /// The path's placeholders with their values, decoded.
  var pathValues: [String: String]
  /// The same as they were sent.
  let encodedPathValues: [String: String]

  init(plan: OperationPlan, request: IncomingRequest, pathValues: [String: String], encoded: [String: String]) {
    self.plan = plan
    self.request = request
    self.pathValues = pathValues
    encodedPathValues = encoded
    // A key is the value itself, not the way it is written: `5` of `;id=5`.
    for planned in plan.pathParameters where planned.parameter.style != .simple {
      if let text = value(of: planned).flatMap({ TextValue.text(of: $0) }) {
        self.pathValues[planned.parameter.name] = text
      }
    }
  }

  /// The method in capitals.
  var method: String { request.method }

  /// The media type of the content without its parameters, in lower case; empty where none is named.
  var contentEssence: String {
    let type = request.field("content-type")?.prefix { $0 != ";" } ?? ""
    return type.filter { $0 != " " && $0 != "\t" }.lowercased()
  }

  /// The content as `codec` reads it.
  func content(by codec: any ContentCodec) throws(MalformedContent) -> JSONValue {
    try codec.decode(request.body, contentType: request.field("content-type") ?? "")
  }

  /// Whether the request changes a record that is there.
  var isUpdate: Bool { method == "PUT" || method == "PATCH" }
}

/// Why a request is not carried out. Thrown inside a transaction, it undoes it.
struct Refusal: Error {
  /// The statuses that fit, the best first; the first that is documented is answered.
  let statuses: [Int]
  /// What is wrong with the request.
  let detail: String
  /// What is wrong with the content, by place.
  var violations: [Violation] = []
  /// Header fields that go with the status.
  var fields: [(name: String, value: String)] = []

  static let missing = Refusal(statuses: [404], detail: "There is no such record.")
}

/// What an update makes of one record.
struct Change: Sendable {
  let exchange: Exchange
  let key: RecordKey
  /// The record before; `nil` when it is created.
  let stored: JSONValue?
  /// The content, without read-only members.
  let sent: JSONValue
  /// The content as it came.
  let received: JSONValue
  /// Whether the content is what the document allows.
  let isValid: Bool
  /// The members that can be written.
  let written: ObjectShape?
  /// The members that can be read.
  let read: ObjectShape?
  /// The member that holds the key.
  let keyMember: JSONString?
}
