import JSON

/// Whether parts of a value conform to schemas, as far as it is known: where alternatives lead to the same parts, each
/// level of the value would double the work otherwise.
struct Judgements: Sendable {
  /// Most validations end before they took this many steps, and need not remember anything.
  private static let stepsBefore = 10_000
  private static let countLimit = 1_000_000

  /// An array or object within the value at hand, and a schema for it.
  struct Part: Hashable, Sendable {
    private let schema: Int32
    private let isArray: Bool
    /// Where its parts are in memory. The value does not change as long as it is validated; equal addresses are equal parts.
    private let address: UInt

    func hash(into hasher: inout Hasher) {
      // One number is hashed much faster than three.
      hasher.combine(address ^ UInt(UInt32(bitPattern: schema)) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// Nil for what is not worth remembering.
    init?(_ value: JSONValue, _ id: SchemaID) {
      schema = id.index
      switch value {
      case .array(let items) where !items.isEmpty:
        isArray = true
        address = items.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
      case .object(let object) where !object.isEmpty:
        isArray = false
        address = object.members.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
      default: return nil
      }
    }
  }

  private var baseline: [Part: Bool] = [:]
  private var known: [Part: Bool] = [:]
  private let remembersAll: Bool

  /// Nothing is known yet; with `remembersAll` each part is remembered from the first step on.
  init(remembersAll: Bool = false) {
    self.remembersAll = remembersAll
  }

  /// The same, known of the parts that later values share with this one.
  var asBaseline: Judgements {
    var judgements = Judgements()
    judgements.baseline = known
    return judgements
  }

  /// The part to look up or to remember; nil when that is not worth it.
  func part(_ value: JSONValue, _ id: SchemaID, steps: Int) -> Part? {
    guard remembersAll || !baseline.isEmpty || steps >= Self.stepsBefore else { return nil }
    return Part(value, id)
  }

  /// Whether the part conforms; nil when that is not known.
  func verdict(_ part: Part) -> Bool? {
    known.isEmpty ? baseline[part] : known[part] ?? baseline[part]
  }

  mutating func remember(_ part: Part, _ verdict: Bool, steps: Int) {
    guard remembersAll || steps >= Self.stepsBefore, known.count < Self.countLimit else { return }
    known[part] = verdict
  }
}
