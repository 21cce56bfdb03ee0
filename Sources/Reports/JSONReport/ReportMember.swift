import JSON

/// A value inside a JSON report, with the place that errors name.
struct ReportMember {
  let value: JSONValue
  let pointer: JSONPointer

  subscript(key: String) -> JSONValue? { value.object?[JSONString(key)] }

  func error(_ key: String, _ message: String) -> JSONReportError {
    JSONReportError(pointer: pointer.appending(JSONString(key)), message: message)
  }

  func member(_ key: String) throws(JSONReportError) -> ReportMember {
    guard let member = self[key] else { throw error(key, "is missing") }
    return ReportMember(value: member, pointer: pointer.appending(JSONString(key)))
  }

  func optionalString(_ key: String) throws(JSONReportError) -> String? {
    guard let member = self[key] else { return nil }
    guard let string = member.string else { throw error(key, "must be a string") }
    return string.text
  }

  func string(_ key: String) throws(JSONReportError) -> String {
    guard let string = try optionalString(key) else { throw error(key, "is missing") }
    return string
  }

  func int(_ key: String) throws(JSONReportError) -> Int {
    guard let int = try member(key).value.number?.int else { throw error(key, "must be an integer") }
    return int
  }

  func seed(_ key: String) throws(JSONReportError) -> UInt64 {
    guard let literal = try member(key).value.number?.literal, let seed = UInt64(literal) else {
      throw error(key, "must be an integer from 0 to \(UInt64.max)")
    }
    return seed
  }

  func double(_ key: String) throws(JSONReportError) -> Double {
    guard let number = try member(key).value.number else { throw error(key, "must be a number") }
    return number.double
  }

  func bool(_ key: String) throws(JSONReportError) -> Bool {
    guard let bool = try member(key).value.bool else { throw error(key, "must be true or false") }
    return bool
  }

  func elements<Element>(
    _ key: String, _ read: (ReportMember) throws(JSONReportError) -> Element
  ) throws(JSONReportError) -> [Element] {
    let list = try member(key)
    guard let array = list.value.array else { throw error(key, "must be an array") }
    var elements: [Element] = []
    for (index, element) in array.enumerated() {
      elements.append(try read(ReportMember(value: element, pointer: list.pointer.appending(index))))
    }
    return elements
  }

  func strings(_ key: String) throws(JSONReportError) -> [String] {
    try elements(key) { (element) throws(JSONReportError) in
      guard let string = element.value.string else {
        throw JSONReportError(pointer: element.pointer, message: "must be a string")
      }
      return string.text
    }
  }
}
