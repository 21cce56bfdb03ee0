import Generation
import JSON
import JSONSchema

/// Proposes payloads until the server accepts one: a full one, adjusted by what the refusals name, then a minimal one of
/// plain values, then one that refers to the first records where the document does not tell which there are, then the
/// document's examples, then the record as it reads.
struct AcceptanceSearch {
  private enum Stage: Int {
    case full
    case minimal
    case firstReferences
    case examples
    case stored
    case exhausted
  }

  private let generator: PayloadGenerator
  private let properties: PropertyTable
  private let stored: JSONValue?
  /// What the server reads of a payload, as far as its media type can say it.
  private let expressed: @Sendable (JSONValue) -> JSONValue?
  private var examples: [JSONValue]
  private var stage = Stage.full
  private var adjustments = 0
  private var proposals = 0
  /// Values that a payload takes instead of generated ones.
  private(set) var preferred: [JSONPointer: JSONValue]
  /// Optional properties that payloads leave out.
  private(set) var omitted: Set<JSONPointer>
  /// Optional properties that the server missed in a payload, and whether payloads have them still: one whose value is
  /// refused is left out again.
  private var demanded: [JSONPointer: Bool] = [:]
  /// Properties whose generated values the server named in a refusal.
  private(set) var refusedProperties: Set<JSONPointer> = []
  /// Why no payload could be generated.
  private(set) var failure: GenerationFailure?

  init(
    generator: PayloadGenerator, properties: PropertyTable, preferred: [JSONPointer: JSONValue],
    omitted: Set<JSONPointer>, stored: JSONValue?, examples: [JSONValue],
    expressed: @escaping @Sendable (JSONValue) -> JSONValue?
  ) {
    self.generator = generator
    self.properties = properties
    self.preferred = preferred
    self.omitted = omitted
    self.stored = stored
    self.examples = examples
    self.expressed = expressed
  }

  /// The next payload to try, generated with `salt`; `nil` when there is nothing left.
  mutating func next(salt: UInt64) -> JSONValue? {
    proposals += 1
    guard proposals <= 16 else { return nil }
    while true {
      switch stage {
      case .full:
        if let payload = generated(.full, salt).flatMap(written) { return payload }
        stage = .minimal
      case .minimal:
        if let payload = generated(.minimal, salt).map(plain).flatMap(written) { return payload }
        stage = .firstReferences
      case .firstReferences:
        stage = .examples
        if let payload = generated(.full, salt).flatMap(namingFirstRecords).flatMap(written) { return payload }
      case .examples:
        guard !examples.isEmpty else {
          stage = .stored
          continue
        }
        if let payload = expressed(preferring(examples.removeFirst())) { return payload }
      case .stored:
        stage = .exhausted
        guard let stored else { continue }
        let projected = Projection.writable(stored, properties)
        if let payload = written(projected) { return payload }
      case .exhausted:
        return nil
      }
    }
  }

  /// Takes in that the server refused `payload`.
  mutating func refused(_ payload: JSONValue, _ exchange: Exchange) {
    guard stage == .full || stage == .minimal else { return }
    let blamed = Blame.properties(of: properties.topLevel.map(\.pointer), in: exchange)
      .filter { adjust($0, payload) }
    adjustments += 1
    if blamed.isEmpty || adjustments > 5 {
      adjustments = 0
      stage = stage == .full ? .minimal : .firstReferences
    }
  }

  /// Makes the next payload treat a property otherwise; returns whether there was another way.
  private mutating func adjust(_ pointer: JSONPointer, _ payload: JSONValue) -> Bool {
    guard let property = properties[pointer] else { return false }
    let isFirstTime = refusedProperties.insert(pointer).inserted
    if let value = stored?[pointer], preferred[pointer] != value, !property.isWriteOnly {
      preferred[pointer] = value
      return true
    }
    if payload[pointer] == nil {
      guard stage == .minimal, !property.isReadOnly, demanded[pointer] == nil else { return false }
      demanded[pointer] = true
      return true
    }
    if demanded[pointer] == true, !isFirstTime {
      demanded[pointer] = false
      return true
    }
    if !property.isRequired, !omitted.contains(pointer) {
      omitted.insert(pointer)
      preferred[pointer] = nil
      return true
    }
    return isFirstTime
  }

  private mutating func generated(_ shape: Shape, _ salt: UInt64) -> JSONValue? {
    switch generator.baseline(shape, salt: salt, preferred: preferred) {
    case .success(let value):
      let payload = demanding(omitted.reduce(value) { $0.setting(nil, at: $1) }, salt)
      return generator.schema.isValid(payload, direction: .request) ? payload : value
    case .failure(let failure):
      self.failure = failure
      return nil
    }
  }

  /// The payload with those of the missed properties that it lacks.
  private func demanding(_ payload: JSONValue, _ salt: UInt64) -> JSONValue {
    let missing = demanded.filter { $0.value && payload[$0.key] == nil }.map(\.key).sorted {
      $0.description < $1.description
    }
    guard !missing.isEmpty, case .success(let full) = generator.baseline(.full, salt: salt, preferred: preferred) else {
      return payload
    }
    return missing.reduce(payload) { $0.setting(full[$1], at: $1) }
  }

  /// The payload with whole numbers where they are valid: a server may refuse every fraction.
  private func plain(_ payload: JSONValue) -> JSONValue {
    properties.all.reduce(payload) { payload, property in
      guard preferred[property.pointer] == nil, let number = payload[property.pointer]?.number, !number.isInteger,
        let whole = number.rounded(toMultipleOf: 1, up: true)
      else { return payload }
      let changed = payload.setting(.number(whole), at: property.pointer)
      return generator.schema.isValid(changed, direction: .request) ? changed : payload
    }
  }

  /// The payload with 1 for each number or untyped value whose name says that it is a reference, where nothing is known
  /// of the records that there are; `nil` where it has none.
  private func namingFirstRecords(_ payload: JSONValue) -> JSONValue? {
    let changed = properties.topLevel.reduce(payload) { payload, property in
      guard !property.isReadOnly, preferred[property.pointer] == nil, let name = property.pointer.last?.text,
        !property.types.isDisjoint(with: [.integer, .number]), ReferenceNames.looksLikeReference(name), name != "id"
      else { return payload }
      return payload.setting(1, at: property.pointer)
    }
    return changed == payload ? nil : changed
  }

  /// The payload as its media type can say it, when that is valid.
  private func written(_ payload: JSONValue) -> JSONValue? {
    guard let value = expressed(payload), generator.schema.isValid(value, direction: .request) else { return nil }
    return value
  }

  private func preferring(_ example: JSONValue) -> JSONValue {
    let changed = preferred.reduce(example) { value, entry in
      value[entry.key] == nil ? value : value.setting(entry.value, at: entry.key)
    }
    return generator.schema.isValid(changed, direction: .request) ? changed : example
  }
}
