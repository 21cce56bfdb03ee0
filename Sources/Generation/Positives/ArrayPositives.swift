import JSON
import JSONSchema

extension PositiveFinder {
  /// Arrays with the fewest and the most elements, empty ones, and ones that repeat an element.
  mutating func varyArray(_ position: Position) {
    let schema = position.schema
    if let least = schema.minItems {
      varyCount(least.value, position, "minItems", least.owner, "\(least.value) elements, the fewest allowed")
    }
    if let most = schema.maxItems {
      if most.value > SizeLimits.elements {
        finder.giveUp(
          schema.place(of: "maxItems", in: most.owner),
          "maxItems \(most.value) is more elements than are sent: at most \(SizeLimits.elements)")
      } else {
        varyCount(most.value, position, "maxItems", most.owner, "\(most.value) elements, the most allowed")
      }
    }
    for owner in schema.contains {
      let keywords = schema.table[owner]
      let bounds = [("minContains", keywords.minContains), ("maxContains", keywords.maxContains)]
      for case (let keyword, let bound?) in bounds {
        guard let elements = finder.elements(matching: bound, containedBy: owner, position) else { continue }
        propose(.array(elements), position, keyword, owner, "\(bound) elements as `contains` asks for")
      }
    }
    propose(.array([]), position, "type", schema.typeOwner, "the empty array", isBoundary: schema.minItems?.value == 0)
    guard let elements = position.value?.array, let first = elements.first else { return }
    if elements.count > 1 {
      propose(.array([first]), position, "type", schema.typeOwner, "one element", isBoundary: false)
      propose(
        .array(elements.reversed()), position, "items", schema.typeOwner, "the elements in another order",
        isBoundary: false)
    }
    propose(
      .array(elements + [first]), position, "items", schema.typeOwner, "an element that is repeated",
      isBoundary: false)
  }

  private mutating func varyCount(
    _ count: Int, _ position: Position, _ keyword: String, _ owner: SchemaID, _ description: String
  ) {
    guard position.value?.array?.count != count, let elements = finder.elements(count, position) else { return }
    propose(.array(elements), position, keyword, owner, description)
  }
}

extension VariationFinder {
  /// `count` elements for the place; many of them are made small.
  func elements(_ count: Int, _ position: Position) -> [JSONValue]? {
    guard count <= SizeLimits.elements + 1 else { return nil }
    var builder = count > 20 ? generator.builder(.minimal, salt: self.builder.source.salt) : self.builder
    guard case .success(let elements) = builder.elements(count, position.schema, at: position.location) else {
      return nil
    }
    return elements
  }
}

/// How much is sent to reach a boundary.
enum SizeLimits {
  /// The most elements of an array.
  static let elements = 1_000
  /// The most members of an object.
  static let members = 300
}
