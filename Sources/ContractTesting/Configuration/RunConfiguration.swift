import JSON

/// Everything a run is told: from the command line, the configuration file, and defaults.
public struct RunConfiguration: Sendable {
  /// The base URL of the server under test.
  public var target: String
  /// Fields sent with every request.
  public var headers: [(name: String, value: String)] = []
  /// What the server knows us by.
  public var credentials = Credentials()

  /// The operations to test; empty: all.
  public var operationPatterns: [OperationPattern] = []
  /// Operations to leave out.
  public var excludedOperationPatterns: [OperationPattern] = []
  /// Tags of which an operation must have one; empty: all operations.
  public var tags: [String] = []
  /// The checks to make, by id; `nil`: all.
  public var checks: Set<String>?
  /// Checks to leave out, by id.
  public var skippedChecks: Set<String> = []
  /// Levels that replace a check's own, by id.
  public var levels: [String: CheckLevel] = [:]

  /// What every choice is derived from.
  public var seed: UInt64 = 1
  /// How many cases are made.
  public var depth: Depth = .standard
  /// The most requests to send; `nil`: as many as the cases need.
  public var maxRequests: Int?
  /// The most requests a second; `nil`: as fast as the server answers.
  public var rate: Double?
  /// How many operations are tested at the same time.
  public var concurrency: Int = 4
  /// Seconds until a request counts as hanging.
  public var timeout: Double = 10
  /// Seconds that a record may take to show an update, for servers that are consistent only eventually.
  public var settle: Double = 0
  /// Seconds to go on exploring combinations for; `nil`: none.
  public var budget: Double?
  /// Whether the run ends with the first failure that it has confirmed.
  public var stopsAtFirstFailure: Bool = false

  /// Whether records are put back.
  public var restore: Bool = true
  /// The file that changes are written to ahead of making them; `nil`: none.
  public var journal: String?

  /// Values for parameters, which the run cannot find out by itself.
  public var parameters: [ParameterValue] = []
  /// How updates behave and records are read, for all operations.
  public var rules = UpdateRules()
  /// What differs for single operations; later entries win.
  public var operationRules: [(pattern: OperationPattern, rules: UpdateRules)] = []

  /// Whether every request is told.
  public var verbose: Bool = false
  /// How the connection is made.
  public var transport = TransportSettings()
  /// How the document is read.
  public var document = DocumentSettings()

  /// A configuration with defaults for everything but the target.
  public init(target: String) {
    self.target = target
  }

  /// The rules for one operation: the general ones, then each entry whose pattern matches, in order.
  public func rules(operationID: String?, method: String, path: String) -> UpdateRules {
    operationRules.reduce(rules) { merged, entry in
      entry.pattern.matches(operationID: operationID, method: method, path: path) ? merged.merging(entry.rules) : merged
    }
  }

  /// The configured value of a parameter of one operation; the last entry that fits wins, one for the operation before
  /// one for all.
  public func parameter(_ name: String, operationID: String?, method: String, path: String) -> JSONValue? {
    let named = parameters.filter { $0.name.utf8.elementsEqual(name.utf8) }
    let own = named.last { $0.operation?.matches(operationID: operationID, method: method, path: path) ?? false }
    return (own ?? named.last { $0.operation == nil })?.value
  }

  /// Whether patterns and tags select an operation.
  public func selects(operationID: String?, method: String, path: String, tags operationTags: [String]) -> Bool {
    func fits(_ pattern: OperationPattern) -> Bool {
      pattern.matches(operationID: operationID, method: method, path: path)
    }
    return (operationPatterns.isEmpty || operationPatterns.contains(where: fits))
      && !excludedOperationPatterns.contains(where: fits)
      && (tags.isEmpty || tags.contains { operationTags.contains($0) })
  }

  /// The level of a check whose own level is `standard`; `.off` when it is not selected.
  public func level(of check: String, standard: CheckLevel) -> CheckLevel {
    if skippedChecks.contains(check) { return .off }
    if let checks, !checks.contains(check) { return .off }
    return levels[check] ?? standard
  }
}

/// Credentials; each is sent in the way the document's security schemes say.
public struct Credentials: Sendable, Hashable {
  /// The token of `Authorization: Bearer`.
  public var bearer: String?
  /// `user:password` for `Authorization: Basic`.
  public var basic: String?
  /// The value of `apiKey` schemes.
  public var apiKey: String?

  /// Makes credentials.
  public init(bearer: String? = nil, basic: String? = nil, apiKey: String? = nil) {
    self.bearer = bearer
    self.basic = basic
    self.apiKey = apiKey
  }

  /// Whether there are none.
  public var isEmpty: Bool { bearer == nil && basic == nil && apiKey == nil }
}

/// What a check that does not hold counts as.
public enum CheckLevel: String, Sendable, Hashable, CaseIterable {
  case fail
  case warn
  case off
}

/// How many cases are made.
public enum Depth: String, Sendable, Hashable, CaseIterable {
  /// A few cases an operation: does it work at all.
  case smoke
  /// Each documented constraint at its boundaries.
  case standard
  /// Combinations, and values that the document allows without naming them.
  case thorough
}

/// A value for a parameter.
public struct ParameterValue: Sendable, Hashable {
  /// The operations it is for; `nil`: all.
  public var operation: OperationPattern?
  /// The parameter's name.
  public var name: String
  /// The value.
  public var value: JSONValue

  /// Makes a value.
  public init(operation: OperationPattern? = nil, name: String, value: JSONValue) {
    self.operation = operation
    self.name = name
    self.value = value
  }
}

/// How the connection to the target is made.
public struct TransportSettings: Sendable, Hashable {
  /// A PEM file of certificate authorities; `nil`: the system's.
  public var caFile: String?
  /// A PEM file with the client certificate.
  public var clientCertificate: String?
  /// A PEM file with the client certificate's key.
  public var clientKey: String?
  /// Whether the server's certificate is not looked at.
  public var insecure: Bool = false
  /// The proxy's URL.
  public var proxy: String?

  /// Makes settings that trust what the system trusts.
  public init() {}
}
