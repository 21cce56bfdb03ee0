import JSON

/// A body that is wrong as a whole, whatever the schema says.
struct BodyFault: Hashable, Sendable {
  /// What is wrong with it.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case malformed
    case truncated
    case empty
    case null
    case array
    case invalidUTF8
  }

  let kind: Kind
  /// The content to send.
  let bytes: [UInt8]
  /// The Content-Type to send.
  let mediaType: String

  /// `a body that is cut off`, for messages.
  var description: String {
    switch kind {
    case .malformed: "a body that is no JSON"
    case .truncated: "a JSON body that is cut off"
    case .empty: "an empty body"
    case .null: "the body `null`"
    case .array: "an array instead of an object"
    case .invalidUTF8: "a body that is no UTF-8"
    }
  }

  /// The faults to send, made from a payload that was accepted.
  ///
  /// - Parameters:
  ///   - acceptsNull, acceptsArray: whether the schema calls those bodies valid.
  ///   - bodyRequired: whether the document says that a body must be sent.
  static func all(
    from baseline: JSONValue, mediaType: String, acceptsNull: Bool, acceptsArray: Bool, bodyRequired: Bool
  ) -> [BodyFault] {
    let text = Array(baseline.serialized().utf8)
    var faults = [
      BodyFault(kind: .malformed, bytes: Array("{\"contract-test\": nope}".utf8), mediaType: mediaType),
      BodyFault(kind: .truncated, bytes: Array(text.dropLast(max(1, text.count / 3))), mediaType: mediaType),
      BodyFault(
        kind: .invalidUTF8, bytes: Array("{\"\u{63}".utf8) + [0xC3, 0x28] + Array("\":1}".utf8), mediaType: mediaType),
    ]
    if bodyRequired { faults.append(BodyFault(kind: .empty, bytes: [], mediaType: mediaType)) }
    if !acceptsNull { faults.append(BodyFault(kind: .null, bytes: Array("null".utf8), mediaType: mediaType)) }
    if !acceptsArray { faults.append(BodyFault(kind: .array, bytes: Array("[]".utf8), mediaType: mediaType)) }
    return faults
  }
}
