import Documents
import Generation
import JSON
import JSONSchema

/// The properties that a schema describes, by their pointer in a value; the items of an array are `*`.
struct PropertyTable: Sendable {
  /// All properties, parents before their members.
  let all: [PropertyFacts]
  private let index: [JSONPointer: Int]

  /// The properties of a schema; none for no schema.
  init(_ schema: Schema?, direction: Direction = .none) {
    all = schema?.propertyFacts() ?? []
    index = Dictionary(all.enumerated().map { ($1.pointer, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The property at `pointer`, whatever the indices in it.
  subscript(pointer: JSONPointer) -> PropertyFacts? {
    (index[pointer] ?? index[pointer.withoutIndices]).map { all[$0] }
  }

  /// The properties of the value itself.
  var topLevel: [PropertyFacts] { all.filter { $0.pointer.tokens.count == 1 } }

  /// What the comparison needs to know of the value at `pointer`.
  func traits(at pointer: JSONPointer) -> ValueTraits {
    guard let property = self[pointer] else { return ValueTraits() }
    var traits = ValueTraits()
    traits.format = property.format
    traits.isOptional = !property.required
    traits.isNullable = property.nullable
    traits.defaultValue = property.defaultValue
    return traits
  }
}
