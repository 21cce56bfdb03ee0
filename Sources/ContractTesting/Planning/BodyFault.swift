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
    }
  }

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
    for (kind, value) in [(Kind.null, JSONValue.null), (.array, .array([]))]
    where !form.schema.isValid(value, direction: .request) {
      faults.append(fault(kind, Array(value.serialized().utf8)))
    }
    return faults
  }
}
