import JSON

/// Where in a payload a value is being made; its name and number make the value its own.
struct Location: Sendable {
  let pointer: JSONPointer
  /// The nearest property's name, `value` at the root.
  let name: String
  /// The index within arrays, those further out included.
  let ordinal: Int
  /// The names on the way here, hashed; array indexes are left out so that elements differ by `ordinal` alone.
  let fingerprint: UInt64

  /// The payload itself.
  static let root = Location(pointer: JSONPointer(), name: "value", ordinal: 0, fingerprint: 17)

  private init(pointer: JSONPointer, name: String, ordinal: Int, fingerprint: UInt64) {
    self.pointer = pointer
    self.name = name
    self.ordinal = ordinal
    self.fingerprint = fingerprint
  }

  /// The location of the member `name`.
  func member(_ name: JSONString) -> Location {
    let own = DeterministicGenerator.fingerprint(name.text.utf8)
    return Location(
      pointer: pointer.appending(name), name: name.text, ordinal: ordinal,
      fingerprint: (fingerprint &* 31) ^ own)
  }

  /// The location of the element `index`; `bump` makes the element another one at the same place.
  func element(_ index: Int, bump: Int = 0) -> Location {
    Location(
      pointer: pointer.appending(index), name: name, ordinal: ordinal &* 7 &+ index &+ bump,
      fingerprint: fingerprint &* 31 &+ 7)
  }

  /// The same place, for another try at its value.
  func retry(_ attempt: Int) -> Location {
    Location(pointer: pointer, name: name, ordinal: ordinal &+ attempt &* 13, fingerprint: fingerprint)
  }

  /// The location of the value at `pointer`, from the root.
  static func at(_ pointer: JSONPointer) -> Location {
    pointer.tokens.reduce(.root) { location, token in
      if let index = JSONPointer.arrayIndex(token) { return location.element(index) }
      return location.member(token)
    }
  }
}
