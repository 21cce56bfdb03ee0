import JSON
import JSONSchema
import OpenAPI

/// The codecs of all media types.
public enum ContentCodecs {
  /// Whether content of the media type is one scalar: text or bytes, not JSON, XML or a form.
  public static func isPlain(_ media: MediaType) -> Bool {
    let essence = media.essence
    return !media.isJSON && !XMLCodec.covers(essence) && essence != "*/*" && essence != "application/*"
      && !MediaType.isForm(essence) && !essence.hasPrefix("multipart/")
  }

  /// The codec for a media type of the document.
  ///
  /// - Parameter schema: the schema of the whole content; `nil` when the document has none.
  /// - Returns: `nil` when values of that schema cannot be written in the media type.
  public static func codec(for media: MediaType, schema: Schema?) -> (any ContentCodec)? {
    let essence = media.essence
    if media.isJSON || essence == "*/*" || essence == "application/*" { return JSONCodec(media) }
    if XMLCodec.covers(essence) { return schema.map { XMLCodec($0, media) } }
    let outline = schema.map { SchemaOutline($0) }
    if MediaType.isForm(essence) { return outline.flatMap { FormCodec($0, media) } }
    if essence == "multipart/form-data" { return outline.flatMap { MultipartCodec($0, media) } }
    guard isPlain(media), outline?.isScalar ?? true else { return nil }
    return essence.hasPrefix("text/") ? TextCodec(outline, media) : BinaryCodec(outline, media)
  }
}
