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
    case deep
    case long
    case duplicateKeys

    /// Whether every server must refuse it: of members with the same name RFC 8259 §4 leaves open what counts.
    var isRuledOut: Bool { self != .duplicateKeys }
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
    case .deep: "arrays nested \(Self.depth) deep"
    case .long: "a text of \(Self.length) characters instead of an object"
    case .duplicateKeys: "a body with two members of the same name"
    }
  }

  /// How deep the arrays of `deep` are nested.
  private static let depth = 1_000
  /// How long the text of `long` is, in characters.
  private static let length = 100_000

  /// The faults to send, made from a payload that was accepted.
  ///
  /// - Parameters:
  ///   - accepts: whether the schema calls a body valid.
  ///   - bodyRequired: whether the document says that a body must be sent.
  static func all(
    from baseline: JSONValue, mediaType: String, bodyRequired: Bool, accepts: (JSONValue) -> Bool
  ) -> [BodyFault] {
    let text = Array(baseline.serialized().utf8)
    var faults = [
      BodyFault(kind: .malformed, bytes: Array("{\"contract-test\": nope}".utf8), mediaType: mediaType),
      BodyFault(kind: .truncated, bytes: Array(text.dropLast(max(1, text.count / 3))), mediaType: mediaType),
      BodyFault(
        kind: .invalidUTF8, bytes: Array("{\"\u{63}".utf8) + [0xC3, 0x28] + Array("\":1}".utf8), mediaType: mediaType),
    ]
    if bodyRequired { faults.append(BodyFault(kind: .empty, bytes: [], mediaType: mediaType)) }
    func add(_ kind: Kind, _ text: String) {
      faults.append(BodyFault(kind: kind, bytes: Array(text.utf8), mediaType: mediaType))
    }
    if !accepts(.null) { add(.null, "null") }
    if !accepts(.array([])) { add(.array, "[]") }
    if !accepts(.array([.array([.array([])])])) {
      add(.deep, String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    if !accepts("contract-test") { add(.long, "\"" + String(repeating: "x", count: length) + "\"") }
    if let first = baseline.object?.members.first {
      let member = JSONValue.object(JSONObject([first])).serialized().dropFirst().dropLast()
      add(.duplicateKeys, "{\(member),\(baseline.serialized().dropFirst())")
    }
    return faults
  }
}
