import HTTPExchange
import JSON
import OpenAPI
import Synchronization

/// Why a run ends before its last case.
enum Stop: Error, Hashable, Sendable {
  /// The user stopped it.
  case interrupted
  /// `--max-requests` is used up.
  case requestLimit
  /// A failure is confirmed, and the run was to end with the first one.
  case failureFound
  /// The target went away.
  case unreachable(String)
  /// The server refuses the credentials again and again.
  case lockedOut(Int)
  /// The record under test cannot be read any more.
  case recordLost
  /// The journal cannot be written any more.
  case journal(String)
}

/// What all operations of a run share: the connection to the target, its limits, and the counters.
final class Session: Sendable {
  let configuration: RunConfiguration
  private let client: HTTPClient
  private let progress: @Sendable (ProgressEvent) -> Void
  private let sent = Mutex(0)
  private let answered = Mutex(false)
  private let ended = Mutex(false)
  private let pace: Pace

  init(
    client: HTTPClient, configuration: RunConfiguration, progress: @escaping @Sendable (ProgressEvent) -> Void
  ) {
    self.client = client
    self.configuration = configuration
    self.progress = progress
    pace = Pace(requestsPerSecond: configuration.rate)
  }

  /// The scheme, host and port of the target.
  var origin: String { client.configuration.origin }

  /// Tells the user of the run.
  func tell(_ event: ProgressEvent) { progress(event) }

  /// Whether the target answered at all so far.
  var hasAnswer: Bool { answered.withLock { $0 } }

  /// How many requests were sent so far.
  var requests: Int { sent.withLock { $0 } }

  /// Lets nothing be sent from now on but what puts records back.
  func end() {
    ended.withLock { $0 = true }
  }

  /// Sends a request.
  ///
  /// - Throws: `Stop`, when the run is to end; what goes wrong with the exchange is part of the result.
  func send(
    _ request: HTTPRequest, to operation: Operation, for purpose: Exchange.Purpose
  ) async throws(Stop) -> Exchange {
    if Task.isCancelled { throw .interrupted }
    if purpose != .cleanUp, ended.withLock({ $0 }) { throw .failureFound }
    let number = try count(purpose)
    await pace.wait()
    progress(.request(total: number))
    let clock = ContinuousClock()
    let start = clock.now
    // A POST that is sent twice may make two records, so it gets a connection that cannot have gone stale, and no second
    // chance.
    let makesRecords = request.method == "POST"
    var outcome = await attempt(request, freshConnection: makesRecords)
    if case .failure(.reset) = outcome, !makesRecords {
      outcome = await attempt(request, freshConnection: true)
    }
    if case .success = outcome { answered.withLock { $0 = true } }
    if case .failure(.cancelled) = outcome { throw .interrupted }
    if case .failure(.unreachable(let why)) = outcome { throw .unreachable(why) }
    return Exchange(
      purpose: purpose, operation: operation, request: request, outcome: outcome,
      seconds: (clock.now - start) / .seconds(1))
  }

  private func count(_ purpose: Exchange.Purpose) throws(Stop) -> Int {
    let limit = purpose == .cleanUp ? nil : configuration.maxRequests
    let number: Int? = sent.withLock { sent in
      if let limit, sent >= limit { return nil }
      sent += 1
      return sent
    }
    guard let number else { throw .requestLimit }
    return number
  }

  private func attempt(_ request: HTTPRequest, freshConnection: Bool) async -> Result<HTTPResponse, TransportError> {
    let client = client
    let send = { @Sendable () async -> Result<HTTPResponse, TransportError> in
      do throws(TransportError) {
        return .success(try await client.send(request, freshConnection: freshConnection, timeout: nil))
      } catch {
        return .failure(error)
      }
    }
    // What makes or changes a record is not broken off: only its answer tells what is to be put back.
    return request.method == "GET" ? await send() : await Task(operation: send).value
  }
}

/// Spreads requests so that no more than a number of them start within a second.
actor Pace {
  private let interval: Duration?
  private var next: ContinuousClock.Instant?

  init(requestsPerSecond: Double?) {
    interval = requestsPerSecond.map { .seconds(1 / $0) }
  }

  /// Returns when the next request may start.
  func wait() async {
    guard let interval else { return }
    let now = ContinuousClock.now
    let turn = max(next ?? now, now)
    next = turn + interval
    if turn > now { try? await Task.sleep(until: turn) }
  }
}
