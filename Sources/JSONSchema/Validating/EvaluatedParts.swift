/// Which members of an object, or items of an array, some keyword has looked at: what `unevaluatedProperties` and
/// `unevaluatedItems` leave alone (JSON Schema core §11). Costs nothing when nobody asks.
struct EvaluatedParts {
  let isTracking: Bool
  private var all = false
  /// By the position of the member or item.
  private var marked: [Bool] = []

  /// Parts that nobody asks for.
  static let untracked = EvaluatedParts()

  private init() {
    isTracking = false
  }

  /// None of `count` members or items.
  init(count: Int) {
    isTracking = true
    marked = [Bool](repeating: false, count: count)
  }

  /// How many there are; 0 when nobody asks.
  var count: Int { marked.count }

  /// Fresh parts of the same value.
  func fresh() -> EvaluatedParts {
    isTracking ? EvaluatedParts(count: marked.count) : self
  }

  func contains(_ index: Int) -> Bool {
    all || marked[index]
  }

  mutating func insert(_ index: Int) {
    if isTracking { marked[index] = true }
  }

  mutating func insertAll() {
    if isTracking { all = true }
  }

  mutating func formUnion(_ other: EvaluatedParts) {
    guard isTracking, other.isTracking else { return }
    if other.all { all = true }
    for index in marked.indices where other.marked[index] { marked[index] = true }
  }
}
