/// The syntax of `multipart/form-data` (RFC 7578; names quoted as WHATWG HTML §4.10.21.8 says).
enum MultipartSyntax {
  private static let lineBreak: [UInt8] = [0x0D, 0x0A]

  /// The body with `parts` between `boundary`.
  static func write(_ parts: [MultipartPart], boundary: String) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
      var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(part.name))\""
      if let fileName = part.fileName { head += "; filename=\"\(quoted(fileName))\"" }
      if let contentType = part.contentType { head += "\r\nContent-Type: \(contentType)" }
      for field in part.fields { head += "\r\n\(field.name): \(field.value)" }
      body += Array((head + "\r\n\r\n").utf8) + part.content + lineBreak
    }
    return body + Array("--\(boundary)--\r\n".utf8)
  }

  /// The parts of a body.
  static func read(_ body: [UInt8], boundary: String) throws(MalformedContent) -> [MultipartPart] {
    let delimiter = Array("--\(boundary)".utf8)
    // The first delimiter may stand at the very beginning; what comes before it is no part.
    var rest = (lineBreak + body)[...]
    guard let start = position(of: lineBreak + delimiter, in: rest) else {
      throw MalformedContent("the boundary \"\(boundary)\" does not stand in it")
    }
    rest = rest[(start + 2 + delimiter.count)...]
    var parts: [MultipartPart] = []
    while !rest.starts(with: "--".utf8) {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard rest.starts(with: lineBreak) else { throw MalformedContent("a boundary does not end its line") }
      // A part without header fields begins with the empty line at once.
      guard let end = position(of: lineBreak + delimiter, in: rest) else {
        throw MalformedContent("the last part is not closed")
      }
      parts.append(try part(rest[rest.startIndex..<end]))
      rest = rest[(end + 2 + delimiter.count)...]
    }
    return parts
  }

  /// A part, from the line break before its header fields.
  private static func part(_ bytes: ArraySlice<UInt8>) throws(MalformedContent) -> MultipartPart {
    guard let end = position(of: lineBreak + lineBreak, in: bytes) else {
      throw MalformedContent("a part has no empty line after its header fields")
    }
    var part = MultipartPart(name: "", content: Array(bytes[(end + 4)...]))
    var isNamed = false
    for line in String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self).split(separator: "\r\n") {
      let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw MalformedContent("a part has a line that is no header field") }
      let value = String(halves[1].drop { $0 == " " || $0 == "\t" })
      switch halves[0].lowercased() {
      case "content-disposition":
        let parameters = MediaTypeParameters(value)
        part.name = parameters["name"].map(unquoted) ?? ""
        part.fileName = parameters["filename"].map(unquoted)
        isNamed = parameters["name"] != nil
      case "content-type": part.contentType = value
      default: part.fields.append((String(halves[0]), value))
      }
    }
    guard isNamed else { throw MalformedContent("a part has no name") }
    return part
  }

  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "%22"
      case "\r": quoted += "%0D"
      case "\n": quoted += "%0A"
      case "\\": quoted += "\\\\"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }

  private static func unquoted(_ text: String) -> String {
    text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }

  private static func position(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    var index = bytes.startIndex
    let last = bytes.endIndex - pattern.count
    while index <= last {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }
}
