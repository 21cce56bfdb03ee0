import Documents
import HTTPExchange
import JSON
import JSONSchema
import OpenAPI

/// The contract test of one document against one server.
///
/// Comes in: a description and a configuration. Goes out: a plan, or a report. In between an operation becomes a
/// resource, a resource becomes cases, cases become exchanges, and exchanges become verdicts.
public struct ContractTest: Sendable {
  let description: APIDescription
  let diagnostics: [Diagnostic]
  let specFile: String
  let store: DocumentStore
  /// What its runs are told.
  public private(set) var configuration: RunConfiguration
  let journal: Journal?
  private var preparation: Preparation?

  /// What the document alone decides.
  private struct Preparation: Sendable {
    let map: ResourceMap
    let schemas: CompiledSchemas
  }

  /// Makes a test.
  ///
  /// - Parameters:
  ///   - diagnostics: what loading the document found; the report repeats it.
  ///   - specFile: the document's path as the user gave it.
  ///   - journal: where changes are written to ahead of making them; `nil`: nowhere.
  public init(
    description: APIDescription, diagnostics: [Diagnostic], specFile: String, store: DocumentStore,
    configuration: RunConfiguration, journal: Journal? = nil
  ) {
    self.description = description
    self.diagnostics = diagnostics
    self.specFile = specFile
    self.store = store
    self.configuration = configuration
    self.journal = journal
  }

  /// The same test for several runs: what the document alone decides is worked out once.
  ///
  /// - Throws: `RunError` when no operation is selected.
  public func prepared() throws(RunError) -> ContractTest {
    var test = self
    test.preparation = prepare(try selectedOperations())
    return test
  }

  /// The same test, told something else; of a prepared test it may select no further operations.
  public func configured(_ configuration: RunConfiguration) -> ContractTest {
    var test = self
    test.configuration = configuration
    return test
  }

  /// What a run would do. Sends nothing.
  public func plan() throws(RunError) -> Plan {
    let candidates = try selectedOperations()
    let map = ResourceMap(description)
    let schemas = CompiledSchemas(
      operations: map.neighbours(of: candidates), version: description.version, store: store)
    let operations = candidates.map { operation in
      Planner(map: map, schemas: schemas, configuration: configuration).plan(operation)
    }
    return Plan(operations: operations)
  }

  /// Tests every selected operation.
  ///
  /// When the task is cancelled, records are put back and the report tells of what was done until then.
  ///
  /// - Throws: `RunError` when there is nothing to report.
  public func run(progress: @escaping @Sendable (ProgressEvent) -> Void) async throws(RunError) -> Report {
    let candidates = try selectedOperations()
    let preparation = preparation ?? prepare(candidates)
    let (map, schemas) = (preparation.map, preparation.schemas)
    let planner = Planner(map: map, schemas: schemas, configuration: configuration)
    let plans = candidates.map(planner.plan)
    guard plans.contains(where: { $0.untested == nil }) else {
      throw .nothingTestable(plans.map(Self.untestedResult))
    }
    let client = try HTTPClient(configuration)
    defer { client.shutdown() }
    let builder = RequestBuilder(
      configuration: configuration, basePath: basePath(of: client), securitySchemes: description.securitySchemes)
    let session = Session(client: client, configuration: configuration, progress: progress)
    let workbench = Workbench(
      session: session, builder: builder, map: map, schemas: schemas, configuration: configuration, journal: journal)
    progress(.started(operations: plans.count))
    let start = ContinuousClock.now
    let startedAt = WallClock.now()
    try begin(journal, startedAt)
    let groupRuns = await OperationScheduler(workbench: workbench, planner: planner, progress: progress)
      .run(candidates, plans: plans)
    journal?.end()
    if let failure = journal?.failure { progress(.warning(failure.message)) }
    if let why = unreachableFromTheStart(groupRuns, session) { throw .unreachable(why) }
    return report(
      groupRuns.sorted { $0.index < $1.index }, session: session, schemas: schemas, startedAt: startedAt,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  private func report(
    _ runs: [OperationRun], session: Session, schemas: CompiledSchemas, startedAt: String, seconds: Double
  ) -> Report {
    var failures: [Failure] = []
    var seen: Set<String> = []
    for failure in runs.flatMap(\.failures) {
      let isOfAnswer = CheckCatalogue.responseChecks.contains { $0.id == failure.check }
      let key = isOfAnswer ? "\(failure.check) \(failure.subject) \(failure.message)" : failure.id
      if seen.insert(key).inserted { failures.append(failure) }
    }
    return Report(
      toolVersion: ToolVersion.current, specFile: specFile, specTitle: description.title,
      specVersion: description.apiVersion, target: configuration.target, seed: configuration.seed,
      startedAt: startedAt, durationSeconds: seconds, requests: session.requests, operations: runs.map(\.result),
      failures: failures.filter { $0.verdict == .fail } + failures.filter { $0.verdict != .fail },
      leftovers: runs.flatMap(\.leftovers), diagnostics: diagnostics + schemas.diagnostics,
      interrupted: runs.contains { $0.stop == .interrupted })
  }

  private func begin(_ journal: Journal?, _ startedAt: String) throws(RunError) {
    do throws(JournalError) {
      try journal?.begin(
        JournalHeader(
          tool: "contract-test \(ToolVersion.current)", target: configuration.target, spec: specFile,
          startedAt: startedAt, leftOut: configuration.optionsLeftOut))
    } catch {
      throw .usage(error.description)
    }
  }

  // MARK: What is tested

  private func selectedOperations() throws(RunError) -> [OpenAPI.Operation] {
    let updates = description.operations.filter { $0.method == "PUT" }
    let selected = updates.filter {
      configuration.selects(operationID: $0.operationID, method: $0.method, path: $0.path.text, tags: $0.tags)
    }
    if selected.isEmpty { throw .nothingTestable([]) }
    return selected
  }

  /// Compiles what the selected operations and those around them use, and nothing else.
  private func prepare(_ operations: [OpenAPI.Operation]) -> Preparation {
    let map = ResourceMap(description)
    return Preparation(
      map: map,
      schemas: CompiledSchemas(operations: map.related(to: operations), version: description.version, store: store))
  }

  private static func untestedResult(_ plan: PlannedOperation) -> OperationResult {
    OperationResult(
      id: plan.id, method: plan.method, path: plan.path, place: plan.place, readback: plan.readback, setup: plan.setup,
      untested: plan.untested, notes: plan.notes)
  }

  // MARK: The target

  /// The target's own path is the base; a target without one gets each operation's documented base path.
  private func basePath(of client: HTTPClient) -> String? {
    let path = client.configuration.basePath
    return path.isEmpty || path == "/" ? nil : path
  }

  private func unreachableFromTheStart(_ runs: [OperationRun], _ session: Session) -> String? {
    guard !session.hasAnswer else { return nil }
    for run in runs {
      if case .unreachable(let why) = run.stop { return why }
    }
    return nil
  }
}
