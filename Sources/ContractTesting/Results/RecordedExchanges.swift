import HTTPExchange
import JSON

/// Shows exchanges in a report without the credentials in them.
struct Redaction: Sendable {
  /// The base URL without its path.
  let origin: String
  /// The names of fields and query parameters that carry credentials, in lower case.
  let secretNames: Set<String>
  /// The longest content that is shown whole, in bytes.
  static let contentLimit = 20_000

  /// The exchange for a report.
  func recorded(_ exchange: Exchange) -> RecordedExchange {
    let response = partialResponse(exchange)
    return RecordedExchange(
      purpose: exchange.purpose.rawValue, method: exchange.request.method,
      url: origin + shown(target: exchange.request.target),
      requestFields: exchange.request.fields.map(shown), requestBody: exchange.request.body.map(text),
      status: response?.status, responseFields: response?.fields.map(shown) ?? [],
      responseBody: response.flatMap { $0.body.isEmpty ? nil : text($0.body) },
      transportError: transportError(exchange),
      seconds: exchange.seconds)
  }

  /// The request as a command to paste; credentials are shell variables.
  func curl(_ exchange: Exchange) -> String {
    let request = exchange.request
    var words = ["curl", "-i"]
    if request.method != "GET" { words += ["-X", request.method] }
    words.append(Self.quoted(origin + shown(target: request.target)))
    for field in request.fields where field.name.lowercased() != "accept" {
      if secretNames.contains(field.name.lowercased()) {
        words += ["-H", "\"\(field.name): $\(Self.variable(field.name))\""]
      } else {
        words += ["-H", Self.quoted("\(field.name): \(field.value)")]
      }
    }
    if let body = request.body { words += ["--data-binary", Self.quotedContent(body)] }
    return words.joined(separator: " ")
  }

  private func shown(_ field: HTTPField) -> (name: String, value: String) {
    let isSecret = secretNames.contains(field.name.lowercased()) || field.name.lowercased() == "set-cookie"
    return (field.name, isSecret ? "[redacted]" : field.value)
  }

  /// A path and query without credentials.
  func shown(target: String) -> String {
    guard let mark = target.firstIndex(of: "?") else { return target }
    let pairs = target[target.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
    let shown = pairs.map { pair -> String in
      let name = pair.prefix { $0 != "=" }
      return secretNames.contains(name.lowercased()) ? "\(name)=[redacted]" : String(pair)
    }
    return target[...mark] + shown.joined(separator: "&")
  }

  private func text(_ bytes: [UInt8]) -> String {
    guard bytes.count > Self.contentLimit else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.prefix(Self.contentLimit), as: UTF8.self) + "... (\(bytes.count) bytes)"
  }

  private func partialResponse(_ exchange: Exchange) -> HTTPResponse? {
    if case .failure(.truncated(let partial)) = exchange.outcome { return partial }
    return exchange.response
  }

  private func transportError(_ exchange: Exchange) -> String? {
    if case .failure(let error) = exchange.outcome { error.sentence } else { nil }
  }

  private static func variable(_ name: String) -> String {
    String(name.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// A word in single quotes for a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// Content as a word; bytes that are no printable text are written as `$'\xHH'`.
  private static func quotedContent(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return quoted(text)
    }
    let digits = Array("0123456789abcdef")
    let escaped = bytes.map { byte -> String in
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: String(UnicodeScalar(byte))
      default: "\\x" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return "$'" + escaped.joined() + "'"
  }
}
