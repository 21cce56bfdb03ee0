import Documents
import Generation
import JSON
import JSONSchema

/// The properties that a schema describes, by their pointer in a value.
struct PropertyTable: Sendable {
  /// All properties, parents before their members.
  let all: [PropertyFacts]
  private let index: [JSONPointer: Int]

  /// The properties of a schema; none for no schema.
  init(_ schema: Schema?) {
    all = schema?.propertyFacts() ?? []
    index = Dictionary(all.enumerated().map { ($1.pointer, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The property at `pointer`, whatever the indices in it.
  subscript(pointer: JSONPointer) -> PropertyFacts? {
    (index[pointer] ?? index[pointer.replacingIndices(by: "0")]).map { all[$0] }
  }

  /// The properties of the value itself.
  var topLevel: [PropertyFacts] { all.filter { $0.pointer.tokens.count == 1 } }

  /// What the comparison needs to know of the value at `pointer`.
  func traits(at pointer: JSONPointer, unordered: [JSONPointer]) -> ValueTraits {
    var traits = ValueTraits()
    traits.unordered = unordered.contains { $0.replacingIndices(by: "0") == pointer.replacingIndices(by: "0") }
    guard let property = self[pointer] else { return traits }
    traits.format = property.format
    traits.isOptional = !property.isRequired
    traits.isNullable = property.isNullable
    traits.defaultValue = property.defaultValue
    traits.isNumericString =
      property.types.contains(.string)
      && (property.format == "decimal" || !property.types.isDisjoint(with: [.number, .integer]))
    traits.isFractional = property.types.contains(.number)
    return traits
  }
}

extension JSONPointer {
  /// The pointer with `token` for each index, so that all items of an array are one place.
  func replacingIndices(by token: JSONString) -> JSONPointer {
    JSONPointer(tokens.map { JSONPointer.arrayIndex($0) == nil ? $0 : token })
  }

  /// The pointer with `*` for each index, for the reader.
  var withoutIndices: JSONPointer { replacingIndices(by: "*") }
}
