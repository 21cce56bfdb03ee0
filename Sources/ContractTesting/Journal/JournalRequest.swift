import Documents
import Generation
import HTTPExchange
import JSON
import OpenAPI

/// A request as the journal keeps it: without anything that carries credentials.
struct JournalRequest: Hashable, Sendable {
  /// What stands in a target for the identity of a record that is yet to be found.
  static let identityMark = "{identity}"

  var method: String
  var target: String
  var fields: [HTTPField] = []
  var body: JSONValue?
  /// What is sent for the body, where that is no JSON.
  var content: [UInt8]?
  /// Where the API key goes, when the run had one.
  var apiKey: APIKeyPlace?

  /// The same for the record with that identity.
  func naming(_ identity: JSONValue) -> JournalRequest {
    let text = PercentEncoding.encode(identity.plainText?.text ?? identity.serialized())
    var request = self
    request.target = target.replacing(Self.identityMark, with: text)
    return request
  }
}

/// Where an API key is sent.
struct APIKeyPlace: Hashable, Sendable {
  let name: String
  let location: Parameter.Location
}

/// How a record is read.
struct JournalReading: Hashable, Sendable {
  var request: JournalRequest
  /// Where an answer holds the record; `nil`: it is looked for.
  var pointer: JSONPointer?
  /// The record's identity, where it is one of several in the answer.
  var identity: JSONValue?
  /// The members that may hold a record's identity, when the answer is a list.
  var names: [String] = []

  /// Whether the answer is a list of records.
  var isList: Bool { !names.isEmpty }

  /// The same for the record with that identity.
  func naming(_ identity: JSONValue) -> JournalReading {
    var reading = self
    reading.request = request.naming(identity)
    reading.identity = identity
    return reading
  }
}

// MARK: JSON

extension JournalRequest {
  init?(_ json: JSONValue?) {
    guard let json, let method = json["method"]?.string, let target = json["target"]?.string else { return nil }
    self.method = method.text
    self.target = target.text
    for field in json["fields"]?.array ?? [] {
      guard let pair = field.array, pair.count == 2, let name = pair[0].string, let value = pair[1].string else {
        return nil
      }
      fields.append(HTTPField(name.text, value.text))
    }
    body = json["body"]
    if let content = json["content"] {
      guard let bytes = content.string.flatMap({ Base64.decode($0.text) }) else { return nil }
      self.content = bytes
    }
    guard let place = json["apiKey"] else { return }
    guard let name = place["name"]?.string, let location = place["in"]?.string,
      let location = Parameter.Location(rawValue: location.text)
    else { return nil }
    apiKey = APIKeyPlace(name: name.text, location: location)
  }

  var json: JSONValue {
    var object: JSONObject = ["method": .string(JSONString(method)), "target": .string(JSONString(target))]
    if !fields.isEmpty {
      object["fields"] = .array(
        fields.map { .array([.string(JSONString($0.name)), .string(JSONString($0.value))]) })
    }
    object["body"] = body
    object["content"] = content.map { .string(JSONString(Base64.encode($0))) }
    object["apiKey"] = apiKey.map {
      ["name": .string(JSONString($0.name)), "in": .string(JSONString($0.location.rawValue))]
    }
    return .object(object)
  }
}

extension JournalReading {
  init?(_ json: JSONValue?) {
    guard let json, let request = JournalRequest(json["request"]) else { return nil }
    self.request = request
    if let text = json["pointer"]?.string {
      guard let pointer = JSONPointer(text: text.text) else { return nil }
      self.pointer = pointer
    }
    identity = json["identity"]
    names = (json["names"]?.array ?? []).compactMap { $0.string?.text }
  }

  var json: JSONValue {
    var object: JSONObject = ["request": request.json]
    object["pointer"] = pointer.map { .string(JSONString($0.description)) }
    object["identity"] = identity
    if !names.isEmpty { object["names"] = .array(names.map { .string(JSONString($0)) }) }
    return .object(object)
  }
}
