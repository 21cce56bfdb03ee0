import JSON
import JSONSchema
import OpenAPI

/// Runs one operation from set-up to clean-up and sums up what the checks said.
struct OperationTest: Sendable {
  let workbench: Workbench
  let progress: @Sendable (ProgressEvent) -> Void
  /// Seconds to explore combinations for, after the systematic cases.
  var exploration = 0.0

  /// Tests the operation of `resource`, unless the plan says why it cannot be tested.
  func run(
    _ resource: UpdateResource, payloadSchema: Schema?, plan: PlannedOperation, index: Int
  ) async -> OperationRun {
    var result = OperationResult(
      id: plan.id, method: plan.method, path: plan.path, place: plan.place, readback: plan.readback, setup: plan.setup,
      untested: plan.untested, notes: plan.notes)
    guard plan.untested == nil, let form = workbench.schemas.requestForm(of: resource.update),
      let schema = payloadSchema
    else { return OperationRun(index: index, result: result, failures: [], leftovers: [], stop: nil) }
    progress(.operationStarted(resource.update.name))
    let configuration = workbench.configuration
    var context = CheckContext(
      resource: resource, schemas: workbench.schemas, schema: schema, configuration: configuration)
    context.hasCredentials = workbench.builder.hasCredentials
    var runner = OperationRunner(
      workbench: workbench, resource: resource, form: form, schema: schema, context: context,
      rules: configuration.rules(
        operationID: resource.update.operationID, method: resource.update.method, path: resource.update.path.text),
      collector: FindingCollector(configuration: configuration))
    let ending = await runner.run(exploring: exploration)
    // Records are put back even when the run was cancelled: a task of its own does not inherit that.
    let cleaning = runner
    let (cleaned, leftovers) = await Task {
      var cleaning = cleaning
      let leftovers = await cleaning.cleanUp()
      return (cleaning, leftovers)
    }.value
    result.untested = ending.untested
    result.readback = cleaned.readBack?.operation.name ?? (cleaned.context.canReadBack ? result.readback : nil)
    result.setup = cleaned.setUpName ?? result.setup
    result.notes += cleaned.finalNotes + (ending.stop.map { ["stopped early: \($0.sentence)"] } ?? [])
    result.requests = cleaned.requests
    let failures = FailureBuilder(
      operation: resource.update.name, redaction: workbench.redaction, collector: cleaned.collector
    ).failures()
    if configuration.stopsAtFirstFailure, cleaned.collector.hasFailure { workbench.session.end() }
    result.checks = ending.untested == nil ? checks(cleaned, failures) : []
    return OperationRun(index: index, result: result, failures: failures, leftovers: leftovers, stop: ending.stop)
  }

  private func checks(_ runner: OperationRunner, _ failures: [Failure]) -> [CheckResult] {
    let responses = CheckCatalogue.responseChecks.map { ($0.id, $0.reasonNotTested) }
    let updates = CheckCatalogue.updateChecks.map { ($0.id, $0.reasonNotTested(runner.context)) }
    return (responses + updates).map { id, reason in
      guard runner.collector.isSelected(id) else {
        return CheckResult(id: id, verdict: .notTested, cases: 0, reason: "switched off")
      }
      let cases = runner.collector.cases(of: id)
      let verdicts = failures.filter { $0.check == id }.map(\.verdict)
      if verdicts.contains(.fail) { return CheckResult(id: id, verdict: .fail, cases: cases) }
      if verdicts.contains(.warn) { return CheckResult(id: id, verdict: .warn, cases: cases) }
      if cases == 0 { return CheckResult(id: id, verdict: .notTested, cases: 0, reason: reason) }
      return CheckResult(id: id, verdict: .pass, cases: cases)
    }
  }
}

extension OperationRunner {
  /// How an operation's test ended.
  struct Ending: Sendable {
    /// Why nothing could be tested; `nil` when something was.
    var untested: String?
    /// Why it ended early.
    var stop: Stop?
  }

  /// Sets up, finds a baseline, sends the cases, and explores for so many seconds.
  mutating func run(exploring seconds: Double) async -> Ending {
    do throws(Stop) {
      if let reason = try await setUp() { return Ending(untested: reason) }
      context.canReadBack = readBack != nil
      noteReadProperties()
      try await noteIdentity()
      try await noteListedMembers()
      try await setUpOthers()
      if let reason = try await findBaseline() { return Ending(untested: reason) }
      isUnderway = true
      try await runCases()
      if seconds > 0 { try await explore(seconds: seconds) }
      return Ending()
    } catch {
      return Ending(untested: isUnderway ? nil : error.sentence, stop: error)
    }
  }

  /// What is worth telling at the end.
  var finalNotes: [String] {
    var notes = notes
    if explorations > 0 {
      notes.append("explored beyond the systematic cases: \(explorations) random combinations of valid values")
    }
    let managed = context.serverManaged.map(\.description).sorted()
    guard !managed.isEmpty else { return notes }
    return notes + ["set by the server, and not compared: \(managed.joined(separator: ", "))"]
  }

  private mutating func noteReadProperties() {
    guard let readBack, let state = current, let media = state.exchange.documentedMediaType else { return }
    let prefix = state.pointer
    context.readProperties = PropertyTable(workbench.schemas.schema(of: media)).all.compactMap { property in
      var inner = property
      guard property.pointer.starts(with: prefix), !readBack.isList else { return nil }
      inner.pointer = JSONPointer(Array(property.pointer.tokens.dropFirst(prefix.tokens.count)))
      return inner.pointer.isRoot ? nil : inner
    }
  }

  private mutating func noteListedMembers() async throws(Stop) {
    guard collector.isSelected(ListAgrees.id), let subject, let state = current, let identity = context.identity,
      let view = try await readList(subject.path), case let listed = view.records(named: identity, context),
      listed.count == 1, let members = listed[0].object?.members
    else { return }
    context.listedMembers = Set(members.filter { state.value[$0.key] == $0.value }.map(\.key))
  }

  private mutating func noteIdentity() async throws(Stop) {
    guard resource.kind != .singleton, let identity = subject?.path.last, let state = current else { return }
    context.identity = identity
    let names = identityNames.map { JSONString($0) }
    context.identityMember =
      names.first { RecordIdentity.isSame(state.value[$0], identity) }
      ?? RecordIdentity.member(holding: identity, in: state.value)
  }
}

extension ReadBack {
  /// Whether the record is an element of a list.
  var isList: Bool {
    if case .list = method { true } else { false }
  }
}
