import HTTPExchange
import JSON

/// What the server answers to a call.
struct Answer: Sendable {
  var status: Int
  var fields: [HTTPField] = []
  var body: [UInt8] = []
  /// A Content-Length other than the body's; the connection is closed after it.
  var declaredLength: Int?
  /// Closes the connection without an answer.
  var hangsUp = false
  /// Seconds to wait before.
  var delay = 0.0

  init(_ status: Int) { self.status = status }

  init(_ status: Int, _ value: JSONValue) {
    self.status = status
    json = value
  }

  /// The body as JSON; setting it sets the Content-Type, too.
  var json: JSONValue? {
    get { try? JSONParser.parse(body).value }
    set {
      body = newValue.map { Array($0.serialized().utf8) } ?? []
      self["Content-Type"] = newValue == nil ? nil : "application/json"
    }
  }

  /// The field of that name.
  subscript(name: String) -> String? {
    get { fields.first(named: name) }
    set {
      fields.removeAll { $0.name.lowercased() == name.lowercased() }
      if let newValue { fields.append(HTTPField(name, newValue)) }
    }
  }

  /// Without a body.
  mutating func becomeEmpty(_ status: Int = 204) {
    self.status = status
    json = nil
  }

  var bytes: [UInt8] {
    var head = "HTTP/1.1 \(status) Answer\r\n"
    for field in fields { head += "\(field.name): \(field.value)\r\n" }
    if status != 204 { head += "Content-Length: \(declaredLength ?? body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }
}
