import HTTPExchange
import JSON
import Synchronization

/// A server with records in memory: correct, unless its behaviour says otherwise.
final class RecordServer: Sendable {
  /// What the server has, and what it was asked.
  struct State: Sendable {
    var store = Store()
    var calls: [Call] = []
  }

  private let state: StateBox
  private let listener: Listener

  init(
    _ collections: [Collection] = [.articles], records: [String: [JSONObject]] = [:],
    _ change: (inout Behaviour) -> Void = { _ in }
  ) throws {
    var behaviour = Behaviour()
    change(&behaviour)
    let box = StateBox()
    let service = RecordService(collections: collections, behaviour: behaviour)
    box.state.withLock { state in
      for (name, payloads) in records { for payload in payloads { service.add(payload, to: name, &state.store) } }
    }
    listener = try Listener { request in
      let call = Call(request)
      return box.state.withLock { state in
        state.calls.append(call)
        return service.answer(call, &state.store)
      }
    }
    state = box
  }

  var url: String { "http://127.0.0.1:\(listener.port)" }
  var calls: [Call] { state.state.withLock { $0.calls } }

  /// The records of a collection.
  func records(_ name: String = "articles") -> [JSONObject] {
    state.state.withLock { $0.store.rows[name] ?? [] }
  }

  private final class StateBox: Sendable {
    let state = Mutex(State())
  }
}
