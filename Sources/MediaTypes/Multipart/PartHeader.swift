import JSON
import OpenAPI

/// The header fields that an encoding wants a part to have.
enum PartHeader {
  /// The field with a value that the document names: an example, the default, the first of an enumeration. `nil` for one
  /// that need not be sent, and for what a part has anyway.
  static func field(_ header: Header) -> (name: String, value: String)? {
    guard header.required, header.name.lowercased() != "content-type" else { return nil }
    let schema = header.schema
    let named = schema?["example"] ?? schema?["const"] ?? schema?["default"] ?? schema?["enum"]?[0]
    return (header.name, named?.value().flatMap { TypedText.text(of: $0) } ?? "1")
  }
}
