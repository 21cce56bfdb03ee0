import Documents

/// What a run would do: the answer of a dry run.
public struct Plan: Sendable {
  /// The selected operations, in the document's order.
  public var operations: [PlannedOperation]

  /// Makes a plan.
  public init(operations: [PlannedOperation]) {
    self.operations = operations
  }
}

/// What a run would do with one operation.
public struct PlannedOperation: Sendable {
  /// `operationId`, else `PUT /posts/{id}`.
  public var id: String
  /// The method in capitals.
  public var method: String
  /// The path template.
  public var path: String
  /// The place of the operation in the document.
  public var place: Place
  /// How records would be set up: `POST /posts`; `nil` when none can be.
  public var setup: String?
  /// How the record's state would be read back: `GET /posts/{id}`; `nil` when it cannot be.
  public var readback: String?
  /// How many cases each check would judge, in the catalogue's order.
  public var cases: [(check: String, count: Int)]
  /// Why the operation cannot be tested; `nil` when it can.
  public var untested: String?
  /// What is worth knowing.
  public var notes: [String]

  /// Makes an entry.
  public init(
    id: String, method: String, path: String, place: Place, setup: String? = nil, readback: String? = nil,
    cases: [(check: String, count: Int)] = [], untested: String? = nil, notes: [String] = []
  ) {
    self.id = id
    self.method = method
    self.path = path
    self.place = place
    self.setup = setup
    self.readback = readback
    self.cases = cases
    self.untested = untested
    self.notes = notes
  }
}
