import JSON

/// How much there is of a value, which says how long it takes to read, compare or hash it.
extension JSONValue {
  /// The number of members or items.
  var partCount: Int {
    switch self {
    case .array(let items): items.count
    case .object(let object): object.count
    default: 0
    }
  }

  /// About how many steps it takes to look at all of it.
  var weight: Int {
    switch self {
    case .null, .bool: 1
    case .number(let number): 1 + number.literal.weight
    case .string(let string): 1 + string.text.weight
    case .array(let items): items.reduce(1) { $0 + $1.weight }
    case .object(let object): object.members.reduce(1) { $0 + $1.key.text.weight + $1.value.weight }
    }
  }
}

extension String {
  /// About how many steps it takes to look at all of it.
  var weight: Int { utf8.count / 32 }
}
