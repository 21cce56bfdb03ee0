import Documents
import OpenAPI

/// A stateful server for any OpenAPI document: it keeps records, and answers as the document says.
///
/// What comes in is a description and the store it was loaded with; what goes out is HTTP. Collections, their items and
/// single records are derived from the paths; every request is validated, every response conforms. A `Fault` makes it
/// break one promise, to see whether somebody notices.
public struct Sandbox: Sendable {
  /// What the server does with a request.
  let service: Service
  let options: SandboxOptions
  /// Tells the document in its database; empty in memory.
  private let fingerprint: String

  /// Prepares a sandbox: compiles the document's schemas, opens the database.
  ///
  /// - Throws: when there is no such fault, a declared action or model is mistaken, the database cannot be opened, or the
  ///   fixtures cannot be read.
  public init(
    description: APIDescription, store: DocumentStore, options: SandboxOptions = SandboxOptions()
  ) throws(SandboxError) {
    self.options = options
    let fault = try Self.fault(of: options)
    let model = ResourceModel(description, store: store)
    let errors = model.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw SandboxError(errors) }
    fingerprint = options.database.map { _ in model.fingerprint(description) } ?? ""
    let records = try RecordDatabase(file: options.database, model: model, fingerprint: fingerprint)
    let fixtures = try Fixtures(options: options, description: description, model: model)
    service = Service(model: model, database: records, fixtures: fixtures, options: options, fault: fault)
  }

  /// The same server in its first state with other options; the document is not compiled again, and the fixtures are the
  /// same.
  ///
  /// - Throws: when there is no such fault, or the database cannot be opened.
  public func renewed(_ options: SandboxOptions) throws(SandboxError) -> Sandbox {
    try Sandbox(renewing: self, options)
  }

  private init(renewing other: Sandbox, _ options: SandboxOptions) throws(SandboxError) {
    self.options = options
    fingerprint = other.fingerprint
    let model = other.service.model
    service = Service(
      model: model, database: try RecordDatabase(file: options.database, model: model, fingerprint: fingerprint),
      fixtures: other.service.fixtures, options: options, fault: try Self.fault(of: options))
  }

  /// What was changed in a database that an earlier version of the document had made, a sentence each.
  public var migrations: [String] { service.database.notes }

  /// Makes the first records of every collection that has no parents, which otherwise happens when somebody first looks.
  ///
  /// - Throws: when the database cannot be written.
  public func makeFirstRecords() throws(SandboxError) {
    do {
      try service.database.transaction { transaction in
        for collection in service.model.collections where collection.path.parameters.isEmpty {
          try service.seeder.seed(collection, parent: "", transaction)
        }
      }
    } catch {
      throw SandboxError(
        "The first records cannot be written: \(error).", remedy: "Check that the disk has room, or name another file.")
    }
  }

  private static func fault(of options: SandboxOptions) throws(SandboxError) -> Fault? {
    guard let id = options.fault else { return nil }
    guard let known = Fault.all.first(where: { $0.id == id }) else {
      throw SandboxError("There is no fault \"\(id)\".", remedy: "See the list of faults (--list-faults).")
    }
    return known
  }

  /// What is wrong with the data models, relations and actions that a document declares, in the document's order.
  public static func findings(_ description: APIDescription, store: DocumentStore) -> [Diagnostic] {
    let declares =
      description.root[Action.catalogueName] != nil || description.root["components"]?[Action.catalogueName] != nil
      || description.operations.contains { $0.extensions[Action.extensionName] != nil }
      || description.schemas.contains { named in
        named.schema[DataModel.extensionName] != nil || RelationReader.isDeclared(in: named.schema)
      }
    return declares ? ResourceModel(description, store: store).findings : []
  }

  /// The faults that can be switched on, by class.
  public static var faults: [Fault] { Fault.all }

  /// The faults that this document gives something to break; the others leave the server correct.
  public var applicableFaults: [Fault] {
    applicability().filter { $0.lacking.isEmpty }.map(\.fault)
  }

  /// What the document has for each fault, in the updates that `isSelected` names.
  public func applicability(
    _ isSelected: (OpenAPI.Operation) -> Bool = { _ in true }
  ) -> [FaultApplicability] {
    FaultApplicability.all(service.model, isSelected)
  }

  /// Serves until the task is cancelled; requests under way are finished first.
  ///
  /// - Parameter onReady: Called once, when the port is open.
  /// - Throws: when the port cannot be opened.
  public func run(onReady: @escaping @Sendable (_ baseURL: String, _ port: Int) -> Void = { _, _ in })
    async throws(SandboxError)
  {
    try await Listener(service: service, options: options).run(onReady: onReady)
  }

  /// Starts a sandbox in the background and waits until its port is open.
  ///
  /// - Throws: what `init` and `run` throw.
  public static func start(
    description: APIDescription, store: DocumentStore, options: SandboxOptions = SandboxOptions()
  ) async throws(SandboxError) -> RunningSandbox {
    try await Sandbox(description: description, store: store, options: options).start()
  }

  /// Starts this sandbox in the background and waits until its port is open.
  ///
  /// - Throws: when the port cannot be opened.
  public func start() async throws(SandboxError) -> RunningSandbox {
    try await RunningSandbox.start(self)
  }
}
