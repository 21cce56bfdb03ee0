import MediaTypes

/// A request as the pipeline sees it.
struct IncomingRequest: Sendable {
  /// The method in capitals.
  var method: String
  /// The path as it was sent, percent-encoded, the base path included.
  var path: String
  /// The query's pairs.
  var query: [FormPair]
  /// The header fields, their names in lower case.
  var fields: [(name: String, value: String)]
  /// The content.
  var body: [UInt8]
  /// Whether the content was longer than the sandbox takes.
  var isTooLarge = false

  /// The first field of that name (in lower case).
  func field(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The query parameter's values, in order.
  func queryValues(_ name: String) -> [String] {
    query.filter { $0.name == name }.map(\.value)
  }
}

/// What the pipeline answers.
struct Answer: Sendable {
  /// How the bytes go out.
  enum Delivery: Sendable {
    case complete
    /// The connection closes after half of the announced content.
    case truncated
    /// The connection closes with nothing sent but the head.
    case abandoned
    /// The connection closes with nothing sent at all.
    case reset
    /// Nothing is sent for so many seconds.
    case delayed(seconds: Int)
  }

  var status: Int
  var fields: [(name: String, value: String)] = []
  var body: [UInt8] = []
  var delivery = Delivery.complete
  /// What is still to be written before the answer goes out.
  var deferred: Deferred?

  /// A write that is made later.
  struct Deferred: Sendable {
    let milliseconds: Int
    let write: @Sendable () throws -> Void
  }

  /// Sets a field, in the place of the one of the same name.
  mutating func set(_ name: String, _ value: String) {
    fields.removeAll { $0.name.lowercased() == name.lowercased() }
    fields.append((name, value))
  }

  /// Takes a field away.
  mutating func remove(_ name: String) {
    fields.removeAll { $0.name.lowercased() == name.lowercased() }
  }

  /// The first field of that name.
  func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
