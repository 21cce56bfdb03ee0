import Documents
import Foundation
import HTTPExchange
import JSON
import OpenAPI
import Testing

/// A server that is killed in the middle of updates, and what its database has afterwards.
@Suite struct DurabilityTests {
  private static let token = HTTPField("Authorization", "Bearer sandbox-token")

  /// The server as its own process, with a database in the program's folder.
  private struct Served {
    let process: Process
    let client: HTTPClient

    init(_ program: BuiltProgram) async throws {
      process = try program.start(["serve", BuiltProgram.spec, "--port", "0", "--database", "records.sqlite"])
      while !program.text("output").contains("Credentials"), process.isRunning {
        try await Task.sleep(for: .milliseconds(20))
      }
      let line = try #require(program.text("output").split(separator: "\n").first, "\(program.text("error"))")
      client = try HTTPClient(HTTPClientConfiguration(baseURL: String(line.dropFirst("Serving at ".count))))
    }

    func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> (status: Int, json: JSONValue?) {
      var fields = [token]
      if body != nil { fields.append(HTTPField("Content-Type", "application/json")) }
      let response = try await client.send(
        HTTPRequest(
          method: method, target: client.configuration.basePath + path, fields: fields,
          body: body.map { Array($0.utf8) }))
      return (response.status, (try? JSONParser.parse(response.body))?.value)
    }

    func kill() {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      client.shutdown()
    }
  }

  /// The last update of each user that was sent, and the last that was answered.
  private actor Ledger {
    private var sent: [Int: Int] = [:]
    private(set) var acknowledged: [Int: Int] = [:]
    var count: Int { acknowledged.values.reduce(0, +) }

    func acknowledge(_ number: Int, of user: Int) { acknowledged[user] = number }
    func send(_ number: Int, to user: Int) { sent[user] = number }
    func allows(_ number: Int?, of user: Int) -> Bool {
      guard let number, let last = acknowledged[user], let newest = sent[user] else { return false }
      return last <= number && number <= newest
    }
  }

  @Test func aKillLosesNoAcknowledgedUpdate() async throws {
    let program = try BuiltProgram()
    defer { program.remove() }
    for round in 1...2 {
      let served = try await Served(program)
      var users: [Int] = []
      for number in 1...8 {
        let made = try await served.send(
          "POST", "/users", #"{"username":"user_\#(round)_\#(number)","displayName":"0"}"#)
        users.append(try #require(made.json?["id"]?.number?.int))
      }
      let ledger = Ledger()
      await withTaskGroup(of: Void.self) { group in
        for user in users {
          group.addTask {
            for number in 1... {
              await ledger.send(number, to: user)
              let body = #"{"username":"user","displayName":"\#(number)","bio":"\#(number)"}"#
              guard let reply = try? await served.send("PUT", "/users/\(user)", body), reply.status == 200 else {
                return
              }
              await ledger.acknowledge(number, of: user)
            }
          }
        }
        while await ledger.count < 300, served.process.isRunning { try? await Task.sleep(for: .milliseconds(2)) }
        served.kill()
      }
      let again = try await Served(program)
      for user in users {
        let record = try await again.send("GET", "/users/\(user)").json
        let number = record?["displayName"]?.string.flatMap { Int($0.text) }
        #expect(await ledger.allows(number, of: user), "user \(user) has \(String(describing: number))")
        #expect(record?["bio"] == record?["displayName"], "a torn record")
      }
      again.kill()
    }
  }
}
