import Documents
import Generation
import HTTPExchange
import JSON
import JSONSchema
import OpenAPI

/// Tests one PUT operation: sets records up, sends the cases, reads the records back, hands what it saw to the checks, and
/// cleans up. One file a step, each an extension.
struct OperationRunner {
  let workbench: Workbench
  let resource: UpdateResource
  /// How payloads are written.
  let form: RequestForm
  let generator: PayloadGenerator
  let rules: UpdateRules
  var context: CheckContext
  var collector: FindingCollector
  var references = ReferenceBook()
  var ledger = Ledger()
  /// Requests sent for this operation.
  var requests = 0
  /// What is worth telling of the operation.
  var notes: [String] = []
  /// The record under test.
  var subject: Subject?
  /// Other records of the collection.
  var others: [(subject: Subject, state: RecordState)] = []
  /// The way of reading back that works.
  var readBack: ReadBack?
  /// The query parameters that select the record under test, and their values.
  var selection: [(parameter: Parameter, value: JSONValue)] = []
  /// Where the read-back's answers hold the record.
  var recordPointer: JSONPointer?
  /// The record's state as last read.
  var current: RecordState?
  /// The payload that was accepted last and that cases start from.
  var baseline: JSONValue = .null
  /// The payload of the last update that was accepted, whatever the case.
  var lastAccepted: JSONValue?
  /// Another accepted payload.
  var alternative: JSONValue = .null
  /// How records were set up, for the report.
  var setUpName: String?
  /// Sends If-Match with what GET answered, once the server asked for it.
  var sendsPreconditions = false
  /// What the server said when a record could not be made.
  var lastSetUpProblem: String?
  /// Whether cases were sent.
  var isUnderway = false
  /// Properties of which the record's identity is made, so that a change moves it.
  var namingProperties: Set<JSONPointer> = []
  /// Whether a case is sent again, to show what it found once more.
  var isRepeating = false
  /// How many records were made in place of ones that an update moved or removed.
  var replacedRecords = 0
  /// How many single differences were refused so far.
  var refusedAlone = 0
  /// How many combinations were sent beyond the systematic cases.
  var explorations = 0
  private var nextSalt: UInt64 = 1
  private var refusalsInARow = 0

  init(
    workbench: Workbench, resource: UpdateResource, form: RequestForm, schema: Schema, context: CheckContext,
    rules: UpdateRules, collector: FindingCollector
  ) {
    self.workbench = workbench
    self.resource = resource
    self.form = form
    self.rules = rules
    self.context = context
    self.collector = collector
    self.context.asksForPreconditions = resource.update.asksForPreconditions
    sendsPreconditions = resource.update.asksForPreconditions
    self.context.files = Set(form.codec.files.map { JSONPointer([$0]) })
    generator = PayloadGenerator(schema: schema, seed: workbench.seed(for: resource.update), direction: .request)
  }

  /// A salt that no payload of this operation had.
  mutating func salt() -> UInt64 {
    nextSalt += 1
    return nextSalt
  }

  /// Sends a request and hands the answer to the response checks; a failure that is new must show again.
  ///
  /// - Parameter occasion: what the request is sent for; `nil`: what its purpose says.
  mutating func exchange(
    _ request: HTTPRequest, _ operation: Operation, _ purpose: Exchange.Purpose, on occasion: Occasion? = nil
  ) async throws(Stop) -> Exchange {
    let occasion = occasion ?? purpose.occasion
    let exchange = try await send(request, operation, purpose)
    try watchForLockOut(exchange, occasion)
    let judgements = responseJudgements(of: exchange, occasion)
    let isNew = judgements.contains { collector.news(in: $0.judgement).contains { $0.verdict == .fail } }
    guard isNew, ["GET", "PUT"].contains(operation.method) else {
      for (check, judgement) in judgements { collector.add(judgement, of: check) }
      return exchange
    }
    let again = try await send(request, operation, purpose)
    let repeated = responseJudgements(of: again, occasion)
    let confirmed = Set(repeated.flatMap { FindingCollector.keys(of: $0.judgement) })
    for (check, judgement) in judgements { collector.add(judgement.markingFlaky(unless: confirmed), of: check) }
    return again
  }

  /// Sends requests of the update at the same time and hands the answers to the response checks.
  mutating func sendTogether(_ requests: [HTTPRequest], on occasion: Occasion) async throws(Stop) -> [Exchange] {
    for request in requests { try announce(request, resource.update) }
    let session = workbench.session
    let operation = resource.update
    let results = await withTaskGroup(of: (Int, Result<Exchange, Stop>).self) { tasks in
      for (index, request) in requests.enumerated() {
        tasks.addTask {
          do throws(Stop) {
            return (index, .success(try await session.send(request, to: operation, for: .update)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      return await tasks.reduce(into: [(Int, Result<Exchange, Stop>)]()) { $0.append($1) }
    }
    var exchanges: [Exchange] = []
    for (_, result) in results.sorted(by: { $0.0 < $1.0 }) {
      exchanges.append(try result.get().read(by: workbench.schemas))
    }
    self.requests += exchanges.count
    for exchange in exchanges {
      conclude(exchange)
      for (check, judgement) in responseJudgements(of: exchange, occasion) { collector.add(judgement, of: check) }
    }
    return exchanges
  }

  /// Sends a request, announced to the journal and counted.
  private mutating func send(
    _ request: HTTPRequest, _ operation: Operation, _ purpose: Exchange.Purpose
  ) async throws(Stop) -> Exchange {
    if workbench.configuration.stopsAtFirstFailure, collector.hasFailure { workbench.session.end() }
    if purpose != .cleanUp { try announce(request, operation) }
    do throws(Stop) {
      let exchange = try await workbench.session.send(request, to: operation, for: purpose)
        .read(by: workbench.schemas)
      conclude(exchange)
      requests += 1
      return exchange
    } catch {
      withdraw(request)
      throw error
    }
  }

  private func responseJudgements(of exchange: Exchange, _ occasion: Occasion) -> [(
    check: String, judgement: Judgement
  )] {
    CheckCatalogue.responseChecks.filter { collector.isSelected($0.id) }.map { check in
      (check.id, check.judge(exchange, on: occasion, context))
    }
  }

  /// A request of `operation` for the record at `path`, which has a value for each of its first placeholders.
  ///
  /// - Parameters:
  ///   - otherForm: how the body is written, where not in the preferred way.
  ///   - others: the other parameters, where they are not the required ones.
  func request(
    _ operation: Operation, path: [JSONValue], body: JSONValue? = nil, as otherForm: RequestForm? = nil,
    others: [(parameter: Parameter, value: JSONValue)]? = nil, access: RequestBuilder.Access = .granted
  ) -> HTTPRequest {
    let isUpdate = operation.path == resource.update.path && operation.method == "PUT"
    let form = otherForm ?? (isUpdate ? form : workbench.schemas.requestForm(of: operation))
    let content = body.flatMap { form?.codec.encode(isUpdate ? resource.body($0) : $0) }
    return workbench.builder.request(
      operation, path: named(path, operation),
      others: (others ?? requiredParameters(of: operation)) + (isUpdate ? selection : []),
      body: content.map { ($0, form?.codec.contentType) }, access: access,
      extra: preconditions(for: operation, path: path))
  }

  /// The values of `path` by the operation's own names for its placeholders.
  func named(_ path: [JSONValue], _ operation: Operation) -> PathValues {
    Dictionary(zip(operation.path.parameters, path), uniquingKeysWith: { first, _ in first })
  }

  /// Values for the query, header and cookie parameters that the operation requires.
  func requiredParameters(of operation: Operation) -> [(parameter: Parameter, value: JSONValue)] {
    operation.parameters.compactMap { parameter in
      guard parameter.location != .path, !parameter.isPrecondition, !isSelector(parameter, operation) else {
        return nil
      }
      let configured = workbench.configuration.parameter(
        parameter.name, operationID: operation.operationID, method: operation.method, path: operation.path.text)
      if let configured { return (parameter, configured) }
      guard parameter.required else { return nil }
      if let example = parameter.examples.first { return (parameter, example) }
      guard let schema = workbench.schemas.schema(parameter.schema) else { return (parameter, "contract-test") }
      let generator = PayloadGenerator(schema: schema, seed: workbench.seed(for: operation), direction: .request)
      let values = (1...8 as ClosedRange<UInt64>).lazy.compactMap { try? generator.baseline(.full, salt: $0).get() }
      let value = values.first { StyledParameter.expresses($0, parameter, schema) } ?? values.first
      return value.map { (parameter, $0) }
    }
  }

  /// Ten refusals of good credentials one after the other mean that the run has locked itself out.
  private mutating func watchForLockOut(_ exchange: Exchange, _ occasion: Occasion) throws(Stop) {
    guard !occasion.isProvocation, let status = exchange.status else { return }
    refusalsInARow = status == 401 || status == 403 ? refusalsInARow + 1 : 0
    if refusalsInARow >= 10 { throw .lockedOut(status) }
  }
}
