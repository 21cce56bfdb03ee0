import Documents
import JSONSchema
import OpenAPI

extension SchemaCompiler {
  /// The schema of what a media type holds: its own, the fields of a form, or bytes where the document says nothing more
  /// of text or a file. `nil` when there is none.
  public mutating func compileContent(of media: MediaType) -> SchemaID? {
    if let schema = media.schema { return compile(schema) }
    if let first = media.formFields.first {
      return compile(
        fields: media.formFields.map { ($0.name, $0.schema, $0.required, $0.isFile) }, at: first.schema)
    }
    guard ContentCodecs.isPlain(media), let object = media.object else { return nil }
    return compileBytes(at: object)
  }
}
