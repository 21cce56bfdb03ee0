import Generation
import JSON
import JSONSchema
import MediaTypes
import OpenAPI

/// How payloads of an operation are written: a media type of its request body, the schema, and what turns one into the
/// other.
struct RequestForm: Sendable {
  let media: MediaType
  /// The schema of the whole body.
  let schema: Schema
  let codec: any ContentCodec

  /// Whether it is JSON, in which every body can be written.
  var isJSON: Bool { MediaType.isJSON(codec.contentType) }

  /// What a server reads of a body, as far as the media type can say it.
  func expressed(_ body: JSONValue) -> JSONValue? {
    isJSON ? body : codec.expressed(body)
  }

  /// Whether a server reads exactly `body`: a number where text belongs is none any more in a form.
  func expresses(_ body: JSONValue) -> Bool { isJSON || codec.expressed(body) == body }

  /// A body with every byte there is, where bodies are bytes: a server that takes them for text loses some.
  var everyByte: Variation? {
    guard codec.keepsBytes, let value = try? codec.decode((0...255).map { UInt8($0) }, contentType: codec.contentType),
      schema.isValid(value, direction: .request)
    else { return nil }
    return Variation(
      pointer: JSONPointer(), change: .set(value), keyword: "bytes", description: "every byte from 0 to 255",
      place: media.place, isConstraintBoundary: false)
  }

  /// The examples of the document; those that are written as they are sent are read.
  var examples: [JSONValue] {
    media.examples.compactMap { example in
      guard !isJSON, let text = example.value.string else { return example.value }
      return (try? codec.decode(Array(text.text.utf8), contentType: codec.contentType)) ?? example.value
    }
  }
}

extension CompiledSchemas {
  /// How payloads of `operation` can be written, the preferred way first: JSON, else as the document lists them.
  func requestForms(of operation: Operation?) -> [RequestForm] {
    guard let body = operation?.requestBody else { return [] }
    let json = body.json
    let others = body.content.filter { media in json.map { $0.name != media.name } ?? true }
    return ([json].compactMap { $0 } + others).compactMap { media in
      guard let schema = schema(of: media), let codec = ContentCodecs.codec(for: media, schema: schema) else {
        return nil
      }
      return RequestForm(media: media, schema: schema, codec: codec)
    }
  }

  /// How payloads of `operation` are written; `nil` when none can be.
  func requestForm(of operation: Operation?) -> RequestForm? {
    guard let json = operation?.requestBody?.json, let schema = schema(of: json),
      let codec = ContentCodecs.codec(for: json, schema: schema)
    else { return requestForms(of: operation).first }
    return RequestForm(media: json, schema: schema, codec: codec)
  }
}
