import JSON
import Testing

@testable import Sandbox

@Suite("The system settings of the example document")
struct SystemSettingsTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try TestDocuments.sandbox("system-settings.yaml")
  }

  @Test("The one record is there, and is replaced as a whole")
  func replacement() {
    #expect(sandbox.ask("GET", "/settings")["/preferences/theme"] == "system")
    let put = sandbox.ask("PUT", "/settings", #"{"username":"root","email":"root@example.com"}"#)
    #expect(put.status == 200 && put.field("content-location") == "/settings")
    let read = sandbox.ask("GET", "/settings")
    #expect(read.json == put.json)
    #expect(read["/preferences"] == nil && read["/displayName"] == nil && read["/username"] == "root")
  }

  @Test("A password is taken, and never shown")
  func writeOnly() {
    let body = #"{"username":"root","email":"root@example.com","password":"correct horse battery"}"#
    #expect(sandbox.ask("PUT", "/settings", body)["/password"] == nil)
    #expect(sandbox.ask("GET", "/settings")["/password"] == nil)
    #expect(sandbox.ask("PUT", "/settings", body.replacing("correct horse battery", with: "short")).status == 422)
  }

  @Test("Credentials are needed to read and to write, and nothing can be removed")
  func methods() {
    #expect(sandbox.ask("GET", "/settings", token: nil).status == 401)
    #expect(sandbox.ask("PUT", "/settings", "{}", token: "invalid").status == 401)
    #expect(sandbox.ask("DELETE", "/settings").status == 405)
  }
}
