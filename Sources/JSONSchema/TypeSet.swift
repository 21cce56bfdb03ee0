import JSON

/// The types that a value may have. `integer` is a number without a fractional part (2020-12 validation §6.1.1).
public struct TypeSet: OptionSet, Hashable, Sendable {
  /// One bit for each type.
  public let rawValue: UInt8

  /// Makes a set of the bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `null`.
  public static let null = TypeSet(rawValue: 1)
  /// `true` and `false`.
  public static let boolean = TypeSet(rawValue: 2)
  /// Numbers without a fractional part, `1.0` included.
  public static let integer = TypeSet(rawValue: 4)
  /// Any number, integers included.
  public static let number = TypeSet(rawValue: 8)
  /// Strings.
  public static let string = TypeSet(rawValue: 16)
  /// Arrays.
  public static let array = TypeSet(rawValue: 32)
  /// Objects.
  public static let object = TypeSet(rawValue: 64)
  /// Every type.
  public static let any: TypeSet = [.null, .boolean, .integer, .number, .string, .array, .object]

  /// The type that a `type` keyword names; `nil` for an unknown name.
  public init?(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  /// The names in the order of the bits; `integer` is left out where `number` is there.
  public var names: [String] {
    var names: [String] = []
    if contains(.null) { names.append("null") }
    if contains(.boolean) { names.append("boolean") }
    if contains(.number) { names.append("number") } else if contains(.integer) { names.append("integer") }
    if contains(.string) { names.append("string") }
    if contains(.array) { names.append("array") }
    if contains(.object) { names.append("object") }
    return names
  }

  /// Whether a value's type is in the set.
  public func admits(_ value: JSONValue) -> Bool {
    switch value {
    case .null: contains(.null)
    case .bool: contains(.boolean)
    case .number(let number): contains(.number) || (contains(.integer) && number.isInteger)
    case .string: contains(.string)
    case .array: contains(.array)
    case .object: contains(.object)
    }
  }
}
