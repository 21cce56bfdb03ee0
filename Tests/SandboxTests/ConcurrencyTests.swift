import HTTPExchange
import JSON
import Testing

@testable import Sandbox

/// Many clients at once. What is counted, not what is timed.
@Suite struct ConcurrencyTests {
  /// The record that every client of a group counts up, under the condition that nobody did so meanwhile.
  private struct Tally {
    var updates = 0
    var problems: [String] = []
  }

  private static let document = """
    openapi: 3.1.0
    info: { title: Counters, version: '1' }
    paths:
      /counters/{id}:
        parameters:
          - { name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }
        put:
          parameters: [{ name: If-Match, in: header, schema: { type: string } }]
          requestBody:
            required: true
            content: { application/json: { schema: { $ref: '#/components/schemas/Counter' } } }
          responses:
            '200':
              description: The counter as it was stored.
              headers: { ETag: { required: true, schema: { type: string } } }
              content: { application/json: { schema: { $ref: '#/components/schemas/Counter' } } }
            '201':
              description: The counter is new.
              headers: { ETag: { required: true, schema: { type: string } } }
              content: { application/json: { schema: { $ref: '#/components/schemas/Counter' } } }
            '412': { description: Somebody was faster. }
        get:
          responses:
            '200':
              description: The counter.
              content: { application/json: { schema: { $ref: '#/components/schemas/Counter' } } }
    components:
      schemas:
        Counter:
          type: object
          required: [id, count, copy, text]
          properties:
            id: { type: integer, readOnly: true }
            count: { type: integer }
            copy: { type: integer }
            text: { type: string }
    """

  /// A counter whose members say the same three times: a torn record would not.
  private static func body(_ count: Int) -> String {
    #"{"count":\#(count),"copy":\#(count),"text":"\#(count)"}"#
  }

  private static func isWhole(_ reply: Reply) -> Bool {
    guard let count = reply["/count"]?.number?.int else { return false }
    return reply["/copy"] == .number(JSONNumber(count)) && reply["/text"] == .string(JSONString("\(count)"))
  }

  /// 100 clients, 200 updates each: most of their own record, the others of one that four of them count up together.
  @Test func aHundredClientsLoseNoUpdate() async throws {
    let clients = 100
    let ofOwn = 180
    let ofShared = 20
    try await LiveSandbox.serving(try TestDocuments.sandbox(text: Self.document)) { live in
      for shared in 0..<(clients / 4) {
        #expect(try await live.send("PUT", "/counters/\(1000 + shared)", Self.body(0)).status == 201)
      }
      let tallies = await withTaskGroup(of: Tally.self) { group in
        for client in 0..<clients {
          group.addTask {
            var tally = Tally()
            await Self.updateOwn("/counters/\(client + 100)", times: ofOwn, live, &tally)
            await Self.countUp("/counters/\(1000 + client / 4)", times: ofShared, live, &tally)
            return tally
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(tallies.flatMap(\.problems).isEmpty, "\(tallies.flatMap(\.problems).prefix(5))")
      #expect(tallies.map(\.updates).reduce(0, +) == 20_000)
      for client in 0..<clients {
        let own = try await live.send("GET", "/counters/\(client + 100)")
        #expect(own["/count"] == .number(JSONNumber(ofOwn)) && Self.isWhole(own))
      }
      for shared in 0..<(clients / 4) {
        let counter = try await live.send("GET", "/counters/\(1000 + shared)")
        #expect(counter["/count"] == .number(JSONNumber(4 * ofShared)) && Self.isWhole(counter))
      }
    }
  }

  private static func updateOwn(_ path: String, times: Int, _ live: LiveSandbox, _ tally: inout Tally) async {
    for count in 1...times {
      guard let reply = try? await live.send("PUT", path, body(count)) else {
        tally.problems.append("PUT \(path): no answer")
        continue
      }
      let isRight = reply.status == (count == 1 ? 201 : 200) && reply["/count"] == .number(JSONNumber(count))
      if isRight, isWhole(reply) { tally.updates += 1 } else { tally.problems.append("PUT \(path): \(reply.text)") }
    }
  }

  private static func countUp(_ path: String, times: Int, _ live: LiveSandbox, _ tally: inout Tally) async {
    var done = 0
    while done < times {
      guard let seen = try? await live.send("GET", path), let count = seen["/count"]?.number?.int,
        let tag = seen.field("etag"), isWhole(seen),
        let reply = try? await live.send("PUT", path, body(count + 1), fields: [HTTPField("If-Match", tag)])
      else {
        tally.problems.append("\(path): no answer, or a torn record")
        return
      }
      switch reply.status {
      case 200:
        done += 1
        tally.updates += 1
      case 412: continue
      default:
        tally.problems.append("PUT \(path): \(reply.status)")
        return
      }
    }
  }
}
