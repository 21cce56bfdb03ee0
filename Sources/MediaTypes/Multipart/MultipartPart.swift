/// One part of a multipart body (RFC 2046 §5.1, RFC 7578 §4).
struct MultipartPart {
  var name: String
  var fileName: String?
  var contentType: String?
  /// Further header fields.
  var fields: [(name: String, value: String)] = []
  var content: [UInt8]
}
