extension JSONValue {
  /// The object, if it is one.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  /// The elements, if it is an array.
  public var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
  /// The string, if it is one.
  public var string: JSONString? { if case .string(let string) = self { string } else { nil } }
  /// The number, if it is one.
  public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }
  /// The boolean, if it is one.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  /// Whether it is `null`.
  public var isNull: Bool { self == .null }

  /// The member of an object; nil when there is none or the value is no object.
  public subscript(key: JSONString) -> JSONValue? { object?[key] }

  /// The value that `pointer` leads to (RFC 6901 §4); nil when there is none.
  public subscript(pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let object):
        guard let member = object[token] else { return nil }
        value = member
      case .array(let array):
        guard let index = JSONPointer.arrayIndex(token), index < array.count else { return nil }
        value = array[index]
      default: return nil
      }
    }
    return value
  }

  /// A copy with `value` at `pointer`, or with nothing there when `value` is nil.
  ///
  /// In an array, the index just past the end and `-` append, and removing moves the later elements. Where the parent is
  /// missing, or is neither object nor array, the copy is unchanged; removing the root leaves `null`.
  public func setting(_ value: JSONValue?, at pointer: JSONPointer) -> JSONValue {
    setting(value, at: pointer.tokens[...])
  }

  private func setting(_ value: JSONValue?, at tokens: ArraySlice<JSONString>) -> JSONValue {
    guard let token = tokens.first else { return value ?? .null }
    let rest = tokens.dropFirst()
    switch self {
    case .object(var object):
      if rest.isEmpty {
        object[token] = value
      } else if let member = object[token] {
        object[token] = member.setting(value, at: rest)
      }
      return .object(object)
    case .array(var array):
      let index = token == "-" ? array.count : JSONPointer.arrayIndex(token)
      guard let index, index <= array.count else { return self }
      if index == array.count {
        if rest.isEmpty, let value { array.append(value) }
      } else if !rest.isEmpty {
        array[index] = array[index].setting(value, at: rest)
      } else if let value {
        array[index] = value
      } else {
        array.remove(at: index)
      }
      return .array(array)
    default: return self
    }
  }
}
