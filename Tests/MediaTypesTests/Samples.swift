import Documents
import JSON
import JSONSchema
import MediaTypes
import OpenAPI

/// A media type of a document written as text, with its codec.
struct Sample {
  let media: MediaType
  let schema: Schema
  let codec: any ContentCodec

  /// The media type `name` whose Media Type Object is `object`, in a 3.1 document with these `schemas`.
  init(_ name: String, _ object: String, schemas: String = "{}") throws {
    try self.init(
      document: """
        {openapi: 3.1.0, info: {title: t, version: "1"}, components: {schemas: \(schemas)}, paths: {/a: {put: {
        requestBody: {content: {"\(name)": \(object)}}, responses: {"200": {description: d}}}}}}
        """, .draft202012)
  }

  /// The first media type of the first operation of a document.
  init(document text: String, _ dialect: Dialect) throws {
    let store = DocumentStore()
    let (description, _) = try APIDescription.load(try store.load(text: text, path: "api.yaml"), store: store)
    guard let media = description.operations.first?.requestBody?.content.first else {
      throw Missing(what: "media type")
    }
    var compiler = SchemaCompiler(store: store, dialect: dialect)
    guard let id = compiler.compileContent(of: media) else { throw Missing(what: "schema") }
    schema = compiler.finish().schema(id)
    self.media = media
    guard let codec = ContentCodecs.codec(for: media, schema: schema) else { throw Missing(what: "codec") }
    self.codec = codec
  }

  /// The content for a value, as text.
  func text(_ value: JSONValue) -> String? { codec.encode(value).map { String(decoding: $0, as: UTF8.self) } }

  /// The value of content that is text.
  func value(_ text: String, as contentType: String? = nil) throws -> JSONValue {
    try codec.decode(Array(text.utf8), contentType: contentType ?? codec.contentType)
  }

  /// What is wrong with content; `nil` when nothing is.
  func problem(_ text: String, as contentType: String? = nil) -> String? {
    do throws(MalformedContent) {
      _ = try codec.decode(Array(text.utf8), contentType: contentType ?? codec.contentType)
      return nil
    } catch {
      return error.description
    }
  }

  struct Missing: Error {
    let what: String
  }
}
