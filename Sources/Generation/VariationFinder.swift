import Documents
import JSON
import JSONSchema

/// Collects the variations of one payload; what it takes in has been proven by the validator.
struct VariationFinder {
  /// The members of an `enum` that are tried first, from all over it, and how many more are tried.
  static let enumerationSample = 12
  static let enumerationLimit = 500

  let generator: PayloadGenerator
  let base: JSONValue
  private let validation: BaselineValidation
  /// Makes full values.
  var builder: ValueBuilder
  private(set) var set = VariationSet()
  private var seen: Set<Seen> = []
  private let limit: Int

  private struct Seen: Hashable {
    let pointer: JSONPointer
    let change: Change
    /// Tells numbers apart that are equal: `0` and `-0`.
    let literal: String?
  }

  init(_ generator: PayloadGenerator, base: JSONValue, salt: UInt64, limit: Int) {
    self.generator = generator
    self.base = base
    validation = BaselineValidation(of: base, against: generator.schema, direction: generator.direction)
    self.limit = min(limit, PayloadGenerator.variationLimit)
    builder = generator.builder(.full, salt: salt)
  }

  /// Whether no more variations are collected.
  var isFull: Bool { self.set.variations.count >= limit }

  /// The places that can be varied: in the payload's order, or mixed by the salt where not all will have their turn.
  var positions: [Position] {
    let positions = PositionWalk.positions(of: base, root: generator.schema.id, builder: builder)
    guard limit < PayloadGenerator.variationLimit else { return positions }
    let keys = positions.indices.map { index in
      var stream = DeterministicGenerator(mixing: generator.seed, builder.source.salt, UInt64(index))
      return stream.next()
    }
    return positions.indices.sorted { keys[$0] < keys[$1] }.map { positions[$0] }
  }

  /// A text writer for a position.
  func writer(_ position: Position, minLength: Int = 0, maxLength: Int = .max) -> TextWriter {
    TextWriter(source: builder.source, location: position.location, minLength: minLength, maxLength: maxLength)
  }

  /// Takes the variation in when the payload then is valid, and another one.
  @discardableResult
  mutating func acceptValid(_ variation: Variation) -> Bool {
    guard let varied = fresh(variation), validation.isValid(varied) else { return false }
    return keep(variation)
  }

  /// Takes the variation in when the payload then is invalid; says how far the fault is the intended one alone.
  func fault(_ variation: Variation, allowing related: Set<String>) -> FaultQuality {
    guard let varied = fresh(variation) else { return .none }
    let broken = validation.brokenKeywords(in: varied)
    guard !broken.isEmpty else { return .none }
    let fitting = broken.count { isIntended($0.keyword, at: $0.instance, variation, related) }
    if fitting == broken.count { return .pure }
    return fitting == 0 ? .other : .mixed
  }

  /// How far an invalid payload breaks what it is meant to break.
  enum FaultQuality {
    case none, other, mixed, pure
  }

  /// The keywords that are broken wherever something within them is.
  private static let groups: Set = [
    "oneOf", "anyOf", "allOf", "not", "if", "then", "else", "contains", "discriminator", "$ref",
  ]

  private func isIntended(
    _ keyword: String, at instance: JSONPointer, _ variation: Variation, _ related: Set<String>
  ) -> Bool {
    if keyword == variation.keyword || related.contains(keyword) {
      return instance.starts(with: variation.pointer) || variation.pointer.starts(with: instance)
    }
    return Self.groups.contains(keyword) && variation.pointer.starts(with: instance)
  }

  /// Takes in a variation that has been proven.
  @discardableResult
  mutating func keep(_ variation: Variation) -> Bool {
    guard !isFull else { return false }
    var literal: String?
    if case .set(.number(let number)) = variation.change { literal = number.literal }
    let key = Seen(pointer: variation.pointer, change: variation.change, literal: literal)
    guard seen.insert(key).inserted else { return false }
    set.variations.append(variation)
    return true
  }

  /// Notes a constraint that no variation could be made for.
  mutating func giveUp(_ place: Place, _ message: String) {
    let failure = GenerationFailure(place: place, message: message)
    if !set.givenUp.contains(failure) { set.givenUp.append(failure) }
  }

  private func fresh(_ variation: Variation) -> JSONValue? {
    if case .set(let value) = variation.change, base[variation.pointer].map({ Self.isSame($0, value) }) ?? false {
      return nil
    }
    if case .remove = variation.change, base[variation.pointer] == nil { return nil }
    return variation.applied(to: base)
  }

  /// Whether both are written the same: `-0` and `0` are equal, and a change all the same.
  private static func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
    if case .number(let first) = left, case .number(let second) = right {
      return first.literal.utf8.elementsEqual(second.literal.utf8)
    }
    return left == right
  }
}
