import JSON
import MediaTypes

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
  /// What the media type is called: `JSON`.
  let formatName: String

  /// `a body that is cut off`, for messages.
  var description: String {
    switch kind {
    case .malformed: "a body that is no \(formatName)"
    case .truncated: "a \(formatName) body that is cut off"
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

  /// The faults to send, made from a body that was accepted.
  ///
  /// - Parameter bodyRequired: whether the document says that a body must be sent.
  static func all(from baseline: JSONValue, form: RequestForm, bodyRequired: Bool) -> [BodyFault] {
    let codec = form.codec
    func fault(_ kind: Kind, _ bytes: [UInt8]) -> BodyFault {
      BodyFault(kind: kind, bytes: bytes, formatName: codec.formatName)
    }
    var faults = codec.broken(codec.encode(baseline) ?? []).compactMap { broken in
      Kind(rawValue: broken.kind.rawValue).map { fault($0, broken.content) }
    }
    // An empty text is text, an empty file is a file, and an empty form is one without fields.
    let emptyForm = JSONValue.object(JSONObject())
    let isEmptyInvalid =
      codec.isStructured
      || baseline.object != nil && !form.schema.isValid(emptyForm, direction: .request)
    if bodyRequired, isEmptyInvalid { faults.append(fault(.empty, [])) }
    guard form.isJSON else { return faults }
    func accepts(_ value: JSONValue) -> Bool { form.schema.isValid(value, direction: .request) }
    func add(_ kind: Kind, _ text: String) { faults.append(fault(kind, Array(text.utf8))) }
    for (kind, value) in [(Kind.null, JSONValue.null), (.array, .array([]))] where !accepts(value) {
      add(kind, value.serialized())
    }
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
